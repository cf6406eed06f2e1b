"""Roles from words tagged by hand: the rules are tested without a trained pipeline."""

from __future__ import annotations

import pytest

from kg.extract.names.finder import find_names
from kg.extract.names.roles import find_roles
from kg.extract.plain import plain
from tests.extract.capitals import capitals

ROLES = [
    pytest.param(
        "Foreign Minister Ana Ruiz resigned.",
        "Foreign/NNP Minister/NNP Ana/NNP Ruiz/NNP resigned/VBD ./.",
        [("Ana Ruiz", "Foreign Minister", None)],
        id="title-in-front",
    ),
    pytest.param(
        "The vice president of the NGO Foro Claro, Jonas Berg, left.",
        "The/DT vice/NN president/NN of/IN the/DT NGO/NNP Foro/NNP Claro/NNP ,/, Jonas/NNP Berg/NNP ,/, left/VBD ./.",
        [("Jonas Berg", "vice president", "Foro Claro")],
        id="apposition-with-organisation",
    ),
    pytest.param(
        "Ana Ruiz, chief engineer at Hydra Power, resigned.",
        "Ana/NNP Ruiz/NNP ,/, chief/JJ engineer/NN at/IN Hydra/NNP Power/NNP ,/, resigned/VBD ./.",
        [("Ana Ruiz", "chief engineer", "Hydra Power")],
        id="apposition-behind",
    ),
    pytest.param(
        "Hydra's director, Ana Ruiz, resigned.",
        "Hydra/NNP 's/POS director/NN ,/, Ana/NNP Ruiz/NNP ,/, resigned/VBD ./.",
        [("Ana Ruiz", "director", "Hydra")],
        id="possessor",
    ),
    pytest.param(
        "Its director, Ana Ruiz, resigned.",
        "Its/PRP$ director/NN ,/, Ana/NNP Ruiz/NNP ,/, resigned/VBD ./.",
        [("Ana Ruiz", "director", "Its")],
        id="owner-is-a-pronoun",
    ),
    pytest.param(
        "The former mayor of Halden Jonas Ruiz resigned.",
        "The/DT former/JJ mayor/NN of/IN Halden/NNP Jonas/NNP Ruiz/NNP resigned/VBD ./.",
        [("Jonas Ruiz", "former mayor", "Halden")],
        id="place-and-person-side-by-side",
    ),
    pytest.param(
        "Maria Lund is the mayor of Halden.",
        "Maria/NNP Lund/NNP is/VBZ the/DT mayor/NN of/IN Halden/NNP ./.",
        [("Maria Lund", "mayor", "Halden")],
        id="copula",
    ),
    pytest.param(
        "Ana Ruiz, 61, president of the Halden Workers Party, left.",
        "Ana/NNP Ruiz/NNP ,/, 61/CD ,/, president/NN of/IN the/DT Halden/NNP Workers/NNP Party/NNP ,/, left/VBD ./.",
        [("Ana Ruiz", "president", "Halden Workers Party")],
        id="age-before-the-role",
    ),
    pytest.param(
        "The committee's deputy chairman, Colonel Jonas Berg, resigned.",
        "The/DT committee/NN 's/POS deputy/NN chairman/NN ,/, Colonel/NNP Jonas/NNP Berg/NNP ,/, resigned/VBD ./.",
        [("Jonas Berg", "deputy chairman", "committee"), ("Jonas Berg", "Colonel", None)],
        id="title-inside-an-apposition",
    ),
    pytest.param(
        "Minister of Education Ana Ruiz resigned.",
        "Minister/NNP of/IN Education/NNP Ana/NNP Ruiz/NNP resigned/VBD ./.",
        [("Ana Ruiz", "Minister of Education", None)],
        id="portfolio-belongs-to-the-role",
    ),
    pytest.param(
        "Ana Ruiz met the mayor on Monday.",
        "Ana/NNP Ruiz/NNP met/VBD the/DT mayor/NN on/IN Monday/NNP ./.",
        [],
        id="nothing-an-object-is-no-role",
    ),
    pytest.param(
        "Hydra Power, a spokesman said, will close.",
        "Hydra/NNP Power/NNP ,/, a/DT spokesman/NN said/VBD ,/, will/MD close/VB ./.",
        [],
        id="nothing-an-organisation-holds-no-role",
    ),
    pytest.param(
        "Ana Ruiz, President Jonas Berg and others met.",
        "Ana/NNP Ruiz/NNP ,/, President/NNP Jonas/NNP Berg/NNP and/CC others/NNS met/VBD ./.",
        [("Jonas Berg", "President", None)],
        id="a-list-is-no-apposition",
    ),
    pytest.param(
        "Ana Ruiz, 44, whose husband left, said so.",
        "Ana/NNP Ruiz/NNP ,/, 44/CD ,/, whose/WP$ husband/NN left/VBD ,/, said/VBD so/RB ./.",
        [],
        id="nothing-whose-opens-a-clause",
    ),
    pytest.param(
        "The men whose lawyer, Ana Ruiz, resigned left.",
        "The/DT men/NNS whose/WP$ lawyer/NN ,/, Ana/NNP Ruiz/NNP ,/, resigned/VBD left/VBD ./.",
        [("Ana Ruiz", "lawyer", None)],
        id="whose-is-no-owner",
    ),
    pytest.param(
        "The union's secretary general Ana Ruiz resigned.",
        "The/DT union/NN 's/POS secretary/NN general/JJ Ana/NNP Ruiz/NNP resigned/VBD ./.",
        [("Ana Ruiz", "secretary general", "union")],
        id="general-of-a-role",
    ),
    pytest.param(
        "Under-Secretary-General Ana Ruiz resigned.",
        "Under/NNP -/HYPH Secretary/NNP -/HYPH General/NNP Ana/NNP Ruiz/NNP resigned/VBD ./.",
        [("Ana Ruiz", "Under-Secretary-General", None)],
        id="role-of-three-joined-words",
    ),
    pytest.param(
        "General Ana Ruiz resigned.",
        "General/NNP Ana/NNP Ruiz/NNP resigned/VBD ./.",
        [],
        id="nothing-a-rank-alone",
    ),
]


@pytest.mark.parametrize(("text", "tokens", "expected"), ROLES)
def test_roles(text: str, tokens: str, expected: list[tuple[str, str, str | None]]) -> None:
    doc = plain(capitals(text, tokens))
    names, _ = find_names(doc)
    found = {
        (
            text[r.holder.start : r.holder.end],
            text[r.role.start : r.role.end],
            None if r.of is None else text[r.of.start : r.of.end],
        )
        for r in find_roles(doc, names)
    }
    assert found == set(expected)
