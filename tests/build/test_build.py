"""The graph of the sample: what docs/model.md promises, asked as SPARQL."""

from __future__ import annotations

import dataclasses
import datetime as dt
from decimal import Decimal
from pathlib import Path

import pyoxigraph
import pytest
from pyoxigraph import RdfFormat, Store

import kg
from kg.build import build_quads
from kg.errors import InputError
from kg.model import Extraction, Span
from kg.vocab import PREFIXES
from tests.sample import ARTICLE, ATTRIBUTIONS, EVENTS, EXTRACTION, NUMERIC_CLAIMS, span_of

SAMPLE = Path(__file__).parents[1] / "data" / "sample.trig"
NAMES = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())


def ask(extraction: Extraction, pattern: str) -> bool:
    store = Store()
    store.bulk_extend(build_quads(extraction).quads)
    return bool(store.query(f"{NAMES} ASK {{ GRAPH ?g {{ {pattern} }} }}"))


def changed(**parts: object) -> Extraction:
    return dataclasses.replace(EXTRACTION, **parts)


def with_article(**parts: object) -> Extraction:
    return changed(article=dataclasses.replace(ARTICLE, **parts))


@pytest.mark.parametrize(
    "pattern",
    [
        # provenance
        (
            "?g a prov:Bundle ; prov:wasDerivedFrom ?a ; prov:wasGeneratedBy ?act . ?a a schema:NewsArticle . "
            "?act prov:used ?a"
        ),
        (
            f"?act prov:wasAssociatedWith [ a prov:SoftwareAgent ; schema:name 'hearsay' ; "
            f"schema:softwareVersion '{kg.__version__}' ]"
        ),
        "?act kg:model [ a schema:SoftwareApplication ; schema:name 'hearsay_news' ; kg:digest '5f0c2a9e77b1d340' ]",
        # article
        "?a schema:datePublished '2026-03-04'^^xsd:date ; schema:identifier 'camp-release' ; schema:author 'Mira Holt'",
        "?a schema:url <https://gazette.example/2026/03/04/camp-release> ; dcterms:isVersionOf ?work",
        "?a schema:publisher [ a schema:Organization ; schema:name 'The Daily Ledger' ]",
        # actors and roles
        (
            "?x a kg:Actor, schema:Person, prov:Agent ; schema:name 'Ana Ruiz' ; kg:isResolved true ; "
            "gaf:denotedBy ?m, ?n FILTER(?m != ?n)"
        ),
        "?x a kg:Group ; schema:name 'aid workers'",
        (
            "?r org:member [ schema:name 'Ana Ruiz' ] ; org:organization [ schema:name 'Open Doors' ] ; "
            "kg:roleName 'vice president'"
        ),
        "?s kg:speaker [ schema:name 'Ana Ruiz' ] ; kg:inCapacity [ kg:roleName 'vice president' ] ; kg:channelSpan ?c",
        # a denial conveys the claim that it denies, and nothing else says it
        """?s kg:speaker [ schema:name 'Tomas Berg' ] ; kg:stance kg:Denies ; kg:conveys ?claim .
           ?claim schema:text 'anybody had been held without charge'
           FILTER NOT EXISTS { ?other kg:conveys ?claim ; kg:stance kg:Asserts }""",
        # nesting, absence, narration
        (
            "?s kg:speaker [ schema:name 'aid workers' ] ; kg:stance kg:Believes ; "
            "kg:within [ kg:speaker [ schema:name 'The Harbour Gazette' ] ]"
        ),
        "?s kg:speaker kg:NotStated ; kg:missingSpeaker 'passive' ; kg:conveys [ kg:statedFigure 'two' ]",
        """?s kg:speaker kg:ArticleVoice ; kg:mode kg:Narration ; kg:stance kg:Asserts ; kg:contentSpan ?span ;
              kg:conveys [ kg:statedFigure '300' ; kg:figureSpan ?span ]""",
        # a claim of several spans
        "?claim a kg:Claim ; schema:text 'a figure … to 26'",
        # figures
        """?f kg:statedFigure '45' ; schema:text 'at least 45 people' ; kg:modifier kg:AtLeast ;
              schema:value 45 ; schema:minValue 45 ;
              schema:unitText 'person' ; kg:asOf '2026-03-02' ; kg:asOfNotBefore '2026-03-02'^^xsd:date
           FILTER NOT EXISTS { ?f schema:maxValue ?most }""",
        "?f kg:statedFigure '60' ; schema:value 60 ; schema:minValue 60 ; schema:maxValue 60 ; kg:modifier kg:Exactly",
        "?f kg:statedFigure '26' ; prov:wasRevisionOf [ kg:statedFigure '19' ] ; kg:revisionCueSpan ?cue",
        "?f kg:modifier kg:About ; schema:value 300 FILTER NOT EXISTS { ?f schema:minValue ?least }",
        # two figures that count the same share a measurand
        (
            "?f kg:statedFigure '60' ; kg:measures ?m . ?h kg:statedFigure '45' ; kg:measures ?m . "
            "?m kg:counted 'person' ; kg:event ?e"
        ),
        (
            "?b a kg:Breakdown ; kg:whole [ kg:statedFigure '45' ] ; "
            "kg:part [ kg:statedFigure '15' ], [ kg:statedFigure 'three' ] ; kg:exhaustive false"
        ),
        # events
        (
            "?e a kg:Event, sem:Event ; sem:eventType kg:Release ; kg:when '2026-03-03' ; "
            "sem:hasPlace [ rdfs:label 'the Vessel camp' ]"
        ),
        (
            "?p a kg:Participation ; kg:event ?e ; kg:participant [ schema:name 'Ministry of Health of Norland' ] ; "
            "kg:participantRole 'agent'"
        ),
        "?claim a kg:Claim ; schema:text 'the release of 60 people from the Vessel camp' ; schema:about [ a kg:Event ]",
        "?k a kg:Skipped ; kg:reason 'sentence without a verb group' ; kg:span ?span",
        "?s a kg:Span ; oa:hasSelector [ oa:start 0 ; oa:end 33 ; oa:exact 'The Ministry of Health of Norland' ]",
    ],
)
def test_sample_graph_holds(pattern):
    assert ask(EXTRACTION, pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        # an article's own words, roles of later mentions, and speakers of figures are not invented
        "?s kg:speaker kg:ArticleVoice ; kg:cueSpan ?cue",
        "?s kg:cueSpan [ oa:hasSelector [ oa:exact 'According to' ] ] ; kg:inCapacity ?role",
        (
            "?s kg:speaker [ schema:name 'Tomas Berg' ] ; kg:stance kg:Asserts ; "
            "kg:conveys [ schema:text 'anybody had been held without charge' ]"
        ),
        "?claim schema:text 'more arrests' ; schema:about ?event",
    ],
)
def test_sample_graph_does_not_hold(pattern):
    assert not ask(EXTRACTION, pattern)


def test_sample_file_is_this_graph():
    stored = set(pyoxigraph.parse(SAMPLE.read_bytes(), format=RdfFormat.TRIG))
    assert stored == set(build_quads(EXTRACTION).quads), "refresh it with `python -m tests.sample`"


def test_quads_are_sorted_by_their_lines():
    graph = build_quads(EXTRACTION)
    lines = graph.nquads().splitlines()
    assert lines == sorted(lines)
    assert len(lines) == len(set(lines)) == len(graph.quads)


def test_base_and_version_name_the_graph():
    graph = build_quads(EXTRACTION, base="https://kg.example/", version="9.9")
    assert graph.iri.startswith("https://kg.example/graph/")
    assert graph.article_iri.startswith("https://kg.example/article/")
    assert graph.iri != build_quads(EXTRACTION, base="https://kg.example/", version="9.8").iri
    assert not [quad for quad in graph.quads if "w3id.org/hearsay/id" in str(quad)]


@pytest.mark.parametrize("base", ["urn:hearsay:", "https://kg.example/article/", "https://kg.example/ä/"])
def test_other_bases(base):
    graph = build_quads(EXTRACTION, base=base)
    assert graph.iri.startswith(f"{base}graph/")
    assert graph.article_iri.startswith(f"{base}article/")


@pytest.mark.parametrize("base", ["https://kg.example/x#", "https://kg.example/a b/", "kg/", ""])
def test_bases_that_make_no_iris(base):
    with pytest.raises(InputError, match="makes no IRIs"):
        build_quads(EXTRACTION, base=base)


def test_equal_contents_share_a_claim():
    denial = dataclasses.replace(ATTRIBUTIONS[5], content=ATTRIBUTIONS[1].content)
    extraction = changed(attributions=(*ATTRIBUTIONS[:5], denial, *ATTRIBUTIONS[6:]))
    assert ask(
        extraction, "?a kg:stance kg:Asserts ; kg:conveys ?c . ?d kg:stance kg:Denies ; kg:conveys ?c . ?c a kg:Claim"
    )


def test_two_assertions_with_the_same_spans_stay_two():
    twin = dataclasses.replace(ATTRIBUTIONS[0], speaker="berg")
    extraction = changed(attributions=(*ATTRIBUTIONS, twin))
    assert ask(
        extraction, "?a kg:cueSpan ?c ; kg:speaker ?x . ?b kg:cueSpan ?c ; kg:speaker ?y FILTER(?a != ?b && ?x != ?y)"
    )


def test_a_record_that_is_there_twice_is_one():
    twice = changed(attributions=(*ATTRIBUTIONS, ATTRIBUTIONS[0]), numeric_claims=(*NUMERIC_CLAIMS, NUMERIC_CLAIMS[0]))
    assert build_quads(twice).nquads() == build_quads(EXTRACTION).nquads()


def test_actors_with_the_same_name_at_other_places_stay_two():
    twin = dataclasses.replace(EXTRACTION.actors[3], id="other", mentions=(span_of("Nobody"),), roles=())
    pattern = "?x schema:name 'Tomas Berg' . ?y schema:name 'Tomas Berg' FILTER(?x != ?y)"
    assert not ask(EXTRACTION, pattern)
    assert ask(changed(actors=(*EXTRACTION.actors, twin)), pattern)


@pytest.mark.parametrize(
    ("claim", "reason"),
    [
        (
            dataclasses.replace(NUMERIC_CLAIMS[0], high=Decimal(70)),
            "figure whose value and bounds contradict 'exactly'",
        ),
        (dataclasses.replace(NUMERIC_CLAIMS[0], unit=" ", counted=""), "figure without a unit"),
    ],
)
def test_a_figure_that_contradicts_itself_is_skipped_and_the_rest_stays(claim, reason):
    extraction = changed(numeric_claims=(claim, *NUMERIC_CLAIMS[1:]))
    assert ask(
        extraction, f'?k a kg:Skipped ; kg:reason "{reason}" ; kg:span [ oa:hasSelector [ oa:exact "60 people" ] ]'
    )
    assert not ask(extraction, "?f kg:statedFigure '60'")
    assert ask(extraction, "?f kg:statedFigure '45'")


def test_a_part_above_the_whole_is_no_part():
    whole = dataclasses.replace(NUMERIC_CLAIMS[1], comparator="exactly", value=Decimal(20), low=None, high=None)
    extraction = changed(numeric_claims=(NUMERIC_CLAIMS[0], whole, *NUMERIC_CLAIMS[2:]))
    assert ask(
        extraction,
        "?k kg:reason 'part of a breakdown above the whole' ; kg:span [ oa:hasSelector [ oa:exact '27 men' ] ]",
    )
    assert ask(
        extraction,
        "?b kg:whole ?w ; kg:part [ kg:statedFigure '15' ] FILTER NOT EXISTS { ?b kg:part [ kg:statedFigure '27' ] }",
    )


def test_an_event_type_outside_the_ontology_is_told():
    extraction = changed(events=(dataclasses.replace(EVENTS[0], type="picnic"),))
    assert ask(extraction, "?k kg:reason \"event type 'picnic' is not in the ontology\"")
    assert ask(extraction, "?e a kg:Event FILTER NOT EXISTS { ?e sem:eventType ?type }")


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "/relative/page",
        "https://",
        "http://[::1",
        "https://post.example/a b",
        "https://post.example/<script>",
        'https://post.example/"onload',
        "https://post.example/\ud800",
        "file:///etc/passwd",
        "https://post.example/%zz",
        "",
    ],
)
def test_hostile_urls_stay_words(url):
    extraction = with_article(url=url)
    assert not ask(extraction, "?a schema:url ?url")
    if url:
        shown = url.encode("utf-8", "backslashreplace").decode()
        assert ask(extraction, f"?a schema:identifier ?id FILTER(?id = {pyoxigraph.Literal(shown)})")


@pytest.mark.parametrize("url", ["https://post.example/ä?q=1#x", "HTTP://post.example/", "http://[::1]:8080/a"])
def test_web_addresses_become_iris(url):
    assert ask(with_article(url=url), f"?a schema:url <{url}>")


@pytest.mark.parametrize("text", ["a\x00b \x07bell", "tab\tand\r\nline", "\ufeffmark \ufffe\uffff", "𝔘nicode 😀 é"])
def test_odd_characters_survive(text):
    extraction = Extraction(article=dataclasses.replace(ARTICLE, text=text), model=EXTRACTION.model)
    graph = build_quads(extraction)
    bodies = [
        q.object.value
        for q in pyoxigraph.parse(graph.nquads(), format=RdfFormat.N_QUADS)
        if "articleBody" in str(q.predicate)
    ]
    assert bodies == [text]


def test_a_text_with_a_lone_surrogate_is_refused():
    with pytest.raises(InputError, match="character 5 of the text is a lone surrogate"):
        build_quads(with_article(text="caf\u00e9 \udce9"))


def test_a_file_name_that_is_no_utf8_is_written_out():
    assert ask(with_article(id="caf\udce9.txt"), r"?a schema:identifier 'caf\\udce9.txt'")


def test_a_datetime_as_publication_date_loses_its_time():
    assert ask(
        with_article(published=dt.datetime(2026, 3, 4, 12, 30)), "?a schema:datePublished '2026-03-04'^^xsd:date"
    )


def test_an_empty_extraction_has_provenance_and_text_only():
    extraction = Extraction(article=dataclasses.replace(ARTICLE, text=""), model=EXTRACTION.model)
    assert ask(extraction, "?a schema:articleBody ''")
    assert not ask(extraction, "?s a kg:Span")


def test_a_span_is_described_once_and_only_when_used():
    graph = build_quads(EXTRACTION)
    spans = [quad.subject.value for quad in graph.quads if quad.object == pyoxigraph.NamedNode(PREFIXES["kg"] + "Span")]
    assert len(spans) == len(set(spans))
    used = {span for attribution in ATTRIBUTIONS for span in attribution.content}
    assert {f"{graph.article_iri}#char={span.start},{span.end}" for span in used} <= set(spans)
    unused = Span(1, 2)
    assert f"{graph.article_iri}#char={unused.start},{unused.end}" not in spans
