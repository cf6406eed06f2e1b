"use strict";
/* Everything shown here is text from articles: it enters the page through textContent alone. */
(function () {
  const data = JSON.parse(document.getElementById("data").textContent);
  const byId = (id) => document.getElementById(id);
  const style = getComputedStyle(document.documentElement);
  const colours = new Map(); /* asking the style each time is slow */
  function colour(name) {
    if (!colours.has(name)) colours.set(name, style.getPropertyValue("--" + name).trim());
    return colours.get(name);
  }
  const STANCES = ["asserts", "denies", "asks", "demands", "promises", "expects", "believes"];
  const KINDS = [
    ["person", "round", "person"], ["organization", "square", "organisation"], ["group", "round", "group"],
    ["document", "square", "document as source"], ["claim", "square", "what is said"],
    ["figure", "diamond", "figure"], ["event", "round", "event"],
  ];
  const NODE_COLOUR = {
    person: "#2463a5", organization: "#7a4fa3", group: "#4d8fb5", document: "#8a7a5c",
    claim: "#9aa0a6", figure: "#c77700", event: "#1f7a4d",
  };
  const large = data.nodes.length > 300;
  const heaviest = Math.max(2, ...data.nodes.map((node) => node.weight));
  const SHAPE = { organization: "round-rectangle", document: "rectangle", claim: "round-rectangle", figure: "diamond" };
  const state = { words: "", node: null, hidden: new Set(), since: "", until: "", weight: 0 };

  function make(tag, className, text) {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text !== undefined && text !== null) element.textContent = text;
    return element;
  }

  /* Offsets count code points; JavaScript strings count UTF-16 units. */
  function marked(context) {
    const quote = make("blockquote");
    const letters = Array.from(context.text);
    let at = 0;
    for (const [start, end, part] of context.marks) {
      if (start < at) continue;
      quote.append(letters.slice(at, start).join(""));
      quote.append(make("mark", part, letters.slice(start, end).join("")));
      at = end;
    }
    quote.append(letters.slice(at).join(""));
    return quote;
  }

  function card(record) {
    const item = make("li", record.confidence !== null && record.confidence < 0.6 ? "weak" : "");
    item.style.borderLeftColor = colour(record.stance);
    const head = make("p");
    head.append(make("span", "who", record.speaker || (record.mode === "narration" ? "the article itself" : "speaker not stated")));
    const stance = make("span", "stance", " " + record.stance + (record.mode === "narration" ? "" : " · " + record.mode) + (record.within ? " · via " + record.within : ""));
    stance.style.color = colour(record.stance);
    head.append(stance);
    item.append(head, marked(record.context));
    if (record.figures.length) item.append(make("p", "figures", "Figures: " + record.figures.join("; ")));
    const article = data.articles[record.article];
    const where = make("p", "where");
    const label = [article.publisher, article.published].filter(Boolean).join(", ");
    if (article.url) {
      const link = make("a", "", article.label);
      link.href = article.url;
      link.rel = "noopener noreferrer";
      where.append(link);
    } else where.append(article.label);
    where.append((label ? " · " + label : "") + " · characters " + record.start + "–" + record.end +
      (record.said_on ? " · said " + record.said_on : "") + (record.confidence === null ? "" : " · confidence " + record.confidence));
    item.append(where);
    return item;
  }

  function matches(record) {
    if (state.hidden.has(record.stance)) return false;
    if (state.node && !record.nodes.includes(state.node)) return false;
    const published = data.articles[record.article].published || "";
    if (state.since && published < state.since) return false;
    if (state.until && (!published || published > state.until)) return false;
    if (!state.words) return true;
    const text = ((record.speaker || "") + " " + record.context.text).toLowerCase();
    return state.words.split(/\s+/).every((word) => text.includes(word));
  }

  function showRecords() {
    const found = data.records.filter(matches);
    const node = state.node && data.nodes.find((one) => one.id === state.node);
    byId("records-title").textContent = (node ? node.label + ": " : "") + found.length + " of " + data.records.length + " records";
    byId("page-of").replaceChildren();
    if (node && node.page) {
      const link = make("a", "", "Open the page of this " + node.kind);
      link.href = node.page;
      byId("page-of").append(link);
    }
    byId("all").hidden = !state.node && !state.words;
    byId("list").replaceChildren(...found.slice(0, 400).map(card));
    if (found.length > 400) byId("list").append(make("li", "", "… and " + (found.length - 400) + " more: search to narrow down"));
    clearTimeout(fading);
    fading = setTimeout(narrow, 120); /* not at every letter */
  }

  let fading = 0;

  /* Fades what the filters leave out. */
  function narrow() {
    if (!network) return;
    const shown = new Set(data.records.filter(matches).flatMap((record) => record.nodes));
    const narrowed = state.node || state.words || state.hidden.size || state.since || state.until;
    network.batch(() => {
      for (const element of network.elements()) {
        if (element.isNode() && element.data("kind") === "actor") element.toggleClass("light", element.data("assertions") < state.weight);
        const keep = !narrowed || (element.isNode() ? shown.has(element.id()) || element.id() === state.node
          : shown.has(element.data("source")) && shown.has(element.data("target")));
        element.toggleClass("faded", !keep);
      }
    });
  }

  function choose(id) {
    state.node = id;
    showRecords();
    byId("records").scrollTop = 0;
    if (network && id) {
      const node = network.getElementById(id);
      network.elements().removeClass("chosen");
      node.addClass("chosen");
      if (node.nonempty()) network.animate({ center: { eles: node } }, { duration: 200 });
    }
  }

  let network = null;
  function draw() {
    network = cytoscape({
      container: byId("network"),
      elements: [
        ...data.nodes.map((node) => ({ data: { ...node, colour: NODE_COLOUR[node.look] || "#888888", shape: SHAPE[node.look] || "ellipse" }, position: { x: node.x, y: node.y } })),
        ...data.edges.map((edge) => ({ data: { ...edge, colour: colour(edge.kind) || colour("line") } })),
      ],
      layout: { name: "preset", fit: true, padding: 30 },
      minZoom: 0.05, maxZoom: 4, hideEdgesOnViewport: data.nodes.length > 800,
      textureOnViewport: data.nodes.length > 800,
      style: [
        { selector: "node", style: { label: "data(short)", "font-size": 11, color: colour("ink"), "text-wrap": "wrap", "text-max-width": 130,
          "text-valign": "bottom", "min-zoomed-font-size": 6, width: "mapData(weight, 1, 12, 22, 52)", height: "mapData(weight, 1, 12, 22, 52)",
          "background-color": "data(colour)", shape: "data(shape)" } },
        { selector: "node[kind = 'claim'], node[kind = 'figure']", style: { "font-size": 9, width: 15, height: 15 } },
        { selector: "node[kind = 'actor']", style: { "font-weight": "bold", "min-zoomed-font-size": large ? 7 : 0,
          "font-size": large ? "mapData(weight, 1, " + heaviest + ", 15, 90)" : 15, "text-max-width": large ? 600 : 130 } },
        { selector: "edge", style: { width: 1.6, "curve-style": large ? "straight" : "bezier", "target-arrow-shape": "triangle", "arrow-scale": 0.8,
          "line-color": "data(colour)", "target-arrow-color": "data(colour)" } },
        { selector: "edge[kind = 'denies']", style: { "line-style": "dashed" } },
        { selector: ".faded", style: { opacity: 0.12 } },
        { selector: ".light", style: { display: "none" } },
        { selector: ".chosen", style: { "border-width": 4, "border-color": colour("accent") } },
      ],
    });
    network.on("tap", "node", (event) => choose(event.target.id()));
    network.on("tap", "edge", (event) => choose(event.target.target().id()));
    network.on("tap", (event) => { if (event.target === network) choose(null); });
    narrow();
  }

  byId("counts").textContent = data.counts;
  byId("menu").hidden = !data.menu.length;
  for (const [label, address] of data.menu) {
    const link = make("a", "", label);
    link.href = address;
    if (address === location.pathname) link.setAttribute("aria-current", "page");
    byId("menu").append(link);
  }
  if (data.left_out) { byId("left-out").hidden = false; byId("left-out").textContent = data.left_out; }
  for (const stance of STANCES) {
    const label = make("label");
    const box = make("input");
    box.type = "checkbox";
    box.checked = true;
    box.addEventListener("change", () => { box.checked ? state.hidden.delete(stance) : state.hidden.add(stance); showRecords(); });
    const swatch = make("span", "swatch");
    swatch.style.background = colour(stance);
    label.append(box, swatch, stance);
    byId("stances").append(label);
  }
  for (const [kind, shape, words] of KINDS) {
    const item = make("li");
    const swatch = make("span", "swatch " + shape);
    swatch.style.background = NODE_COLOUR[kind];
    item.append(swatch, words);
    byId("legend").append(item);
  }
  for (const [part, words] of [["source", "who"], ["cue", "reporting words"], ["content", "what is said"]]) {
    const item = make("li");
    item.append(make("mark", part, words));
    byId("legend").append(item);
  }
  const actors = data.nodes.filter((node) => node.kind === "actor").sort((a, b) => b.assertions - a.assertions || a.label.localeCompare(b.label));
  for (const actor of actors) {
    const item = make("li");
    const button = make("button");
    button.type = "button";
    button.append(make("span", "", actor.label), make("span", "count", String(actor.assertions)));
    button.addEventListener("click", () => choose(actor.id));
    item.append(button);
    byId("actors").append(item);
  }
  for (const end of ["since", "until"])
    byId(end).addEventListener("change", (event) => { state[end] = event.target.value; showRecords(); });
  byId("weight").max = String(Math.max(0, ...actors.map((actor) => actor.assertions)));
  byId("weight").addEventListener("input", (event) => {
    state.weight = Number(event.target.value);
    byId("weight-shown").textContent = event.target.value;
    showRecords();
  });
  byId("search").addEventListener("input", (event) => {
    state.words = event.target.value.trim().toLowerCase();
    for (const item of byId("actors").children)
      item.hidden = Boolean(state.words) && !item.textContent.toLowerCase().includes(state.words);
    showRecords();
  });
  byId("all").addEventListener("click", () => { state.words = ""; byId("search").value = ""; for (const item of byId("actors").children) item.hidden = false; choose(null); });
  byId("fit").addEventListener("click", () => network && network.fit(undefined, 30));
  showRecords();
  /* The list first: it is complete and can be used while a large picture is drawn. */
  requestAnimationFrame(() => setTimeout(() => {
    try {
      draw();
    } catch (error) {
      byId("network").textContent = "The network cannot be drawn here; the records beside it are complete.";
    }
  }));
})();
