from __future__ import annotations

import pytest

from kg.extract.confidence import HIGHEST, LOWEST, calibrated


def test_a_surer_cue_is_never_less_sure() -> None:
    assert calibrated("verb-t", 0.6) < calibrated("verb-t", 0.9)


def test_a_direct_quotation_is_surer_than_a_nominal_object() -> None:
    assert calibrated("quotation-then-cue", 0.9) > calibrated("verb-n", 0.9)


@pytest.mark.parametrize("rule", ["verb-t", "passive-n", "no such rule"])
@pytest.mark.parametrize("share", [0.0, 0.5, 1.0])
def test_stays_a_probability(rule: str, share: float) -> None:
    assert LOWEST <= calibrated(rule, share) <= HIGHEST
