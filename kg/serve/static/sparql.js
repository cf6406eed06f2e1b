"use strict";
/* The SPARQL editor: YASQE where it can be had, else a plain text box; the answer as a table through textContent. */
(function () {
  const byId = (id) => document.getElementById(id);
  const known = JSON.parse(byId("known").dataset.known);
  const prologue = ["kg", "schema"].map((prefix) => "PREFIX " + prefix + ": <" + known.prefixes[prefix] + ">\n").join("");
  const first = prologue + "\nSELECT ?speaker ?stance ?content WHERE {\n  GRAPH ?g {\n    ?assertion a kg:Assertion ; kg:speaker/schema:name ?speaker ;\n      kg:stance ?stance ; kg:conveys/schema:text ?content .\n  }\n}\nLIMIT 50";
  const plain = byId("plain");
  plain.value = first;
  let editor = null;

  if (typeof Yasqe !== "undefined") {
    try {
      /* Its own completers ask other hosts; only ours, from this page, is registered. */
      for (const name of Object.keys(Yasqe.Autocompleters)) delete Yasqe.Autocompleters[name];
      Yasqe.defaults.autocompleters = [];
      const words = [...known.terms, ...Object.keys(known.prefixes).map((prefix) => prefix + ":")];
      editor = new Yasqe(byId("editor"), {
        value: first, persistenceId: null, showQueryButton: false, resizeable: true, autocompleters: [],
        createShareableLink: null, lineNumbers: true,
        extraKeys: { "Ctrl-Enter": run, "Cmd-Enter": run, "Ctrl-Space": (code) => complete(code, words) },
      });
      editor.getInputField().setAttribute("aria-label", "SPARQL query");
      plain.hidden = true;
    } catch (error) {
      editor = null;
    }
  }

  function complete(code, words) {
    code.showHint({
      completeSingle: false,
      hint: () => {
        const cursor = code.getCursor();
        const before = code.getLine(cursor.line).slice(0, cursor.ch);
        const start = /[\w:-]*$/.exec(before)[0];
        const list = words.filter((word) => word.toLowerCase().startsWith(start.toLowerCase()));
        return { list, from: { line: cursor.line, ch: cursor.ch - start.length }, to: cursor };
      },
    });
  }

  const text = () => (editor ? editor.getValue() : plain.value);
  const setText = (value) => { if (editor) editor.setValue(value); else plain.value = value; };
  const say = (words) => { byId("state").textContent = words; };
  let running = null;

  async function ask(media) {
    running = new AbortController();
    byId("stop").hidden = false;
    try {
      return await fetch("/sparql", { method: "POST", signal: running.signal, body: text(), headers: { "Content-Type": "application/sparql-query", Accept: media } });
    } finally {
      byId("stop").hidden = true;
    }
  }

  function cell(term) {
    const item = document.createElement("td");
    if (!term) return item;
    item.dir = "auto";
    const found = term.type === "uri" && /article\/([0-9a-f]{20})(?:#((actor|claim|figure)-[0-9a-f]{12}))?$/.exec(term.value);
    if (found) {
      const link = document.createElement("a");
      const folder = found[3] === "actor" ? "actor" : found[3] ? "claim" : "article";
      link.href = "/" + folder + "/" + found[1] + (found[2] ? "/" + found[2] : "");
      link.textContent = term.value.split("/").pop();
      item.append(link);
    } else item.textContent = term.value;
    return item;
  }

  async function run() {
    const table = byId("answer");
    table.hidden = byId("triples").hidden = byId("files").hidden = true;
    say("Asking …");
    try {
      const started = performance.now();
      const answer = await ask("application/sparql-results+json, text/turtle;q=0.9");
      const body = await answer.text();
      const took = ((performance.now() - started) / 1000).toFixed(2) + " s";
      if (!answer.ok) return say(body.trim());
      if (!answer.headers.get("Content-Type").includes("json")) {
        byId("triples").textContent = body;
        byId("triples").hidden = false;
        return say(took);
      }
      const found = JSON.parse(body);
      if ("boolean" in found) return say((found.boolean ? "true" : "false") + ", " + took);
      const head = document.createElement("tr");
      for (const name of found.head.vars) {
        const item = document.createElement("th");
        item.scope = "col";
        item.textContent = name;
        head.append(item);
      }
      table.tHead.replaceChildren(head);
      const rows = found.results.bindings.slice(0, 1000).map((binding) => {
        const row = document.createElement("tr");
        row.append(...found.head.vars.map((name) => cell(binding[name])));
        return row;
      });
      table.tBodies[0].replaceChildren(...rows);
      table.hidden = byId("files").hidden = false;
      const count = found.results.bindings.length;
      say(count + (count === 1 ? " row, " : " rows, ") + took + (count > rows.length ? "; the first " + rows.length + " shown" : ""));
    } catch (error) {
      say(error.name === "AbortError" ? "Stopped." : "The server does not answer.");
    }
  }

  byId("run").addEventListener("click", run);
  byId("stop").addEventListener("click", () => running && running.abort());
  byId("saved").addEventListener("change", (event) => {
    if (event.target.value !== "") setText(known.queries[Number(event.target.value)].text);
  });
  for (const button of document.querySelectorAll("#files button"))
    button.addEventListener("click", async () => {
      const answer = await ask(button.dataset.media);
      if (!answer.ok) return say((await answer.text()).trim());
      const link = document.createElement("a");
      link.href = URL.createObjectURL(await answer.blob());
      link.download = "answer." + button.dataset.end;
      link.click();
      URL.revokeObjectURL(link.href);
    });
})();
