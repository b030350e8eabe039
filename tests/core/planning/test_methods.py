"""The library of participation methods, and which one fits."""

from monitoring.core.planning.method_library import LIBRARY
from monitoring.core.planning.methods import METHOD_WORDS, METHODS, fitting
from monitoring.core.planning.participation_words import STAGES
from monitoring.core.planning.words import TARGET_GROUPS
from monitoring.language import speak


def test_every_method_says_what_it_costs_and_where_it_ends() -> None:
    assert len(METHODS) == len(METHOD_WORDS) == len(LIBRARY) >= 16
    for one in LIBRARY:
        assert one.effort in (1, 2, 3), one.id
        assert 0 < one.hours[0] < one.hours[1], one.id
        assert 0 < one.people[0] < one.people[1], one.id
        assert set(one.stages) <= set(STAGES), one.id
        assert set(one.groups) <= set(TARGET_GROUPS), one.id
        assert one.stages, one.id
        assert one.groups, one.id
        for words in (one.label, one.about, one.suits, one.limits):
            assert words.de, one.id
            assert words.en not in ("", words.de), one.id


def test_each_stage_and_each_target_group_has_a_method() -> None:
    for stage in STAGES:
        assert [one.id for one in LIBRARY if stage in one.stages], stage
    reached = {group for one in LIBRARY for group in one.groups}
    assert set(TARGET_GROUPS) - reached == {"kinder_u3"}, "toddlers are heard through families"


def test_unorganised_youth_with_time_is_asked_by_scouts() -> None:
    best = fitting("selber_machen", ["jugendliche", "schulkinder"], 100)[0]
    assert best.method.id == "scouts"
    assert best.reasons == (
        "Dient der Stufe „Selber machen“.",
        "Erreicht gut: Jugendliche, Schulkinder.",
        "Die Zeit reicht: üblich sind ab 40 Stunden.",
    )


def test_with_little_time_a_cheaper_method_comes_first_and_the_reason_is_told() -> None:
    found = fitting("meinungen", ["zugewanderte"], 10.5)
    assert found[0].method.id in {"fokusgruppe", "beirat"}
    assert all(one.in_time for one in found[:2])
    visits = next(one for one in found if one.method.id == "aufsuchend")
    assert "Üblich sind mindestens 30 Stunden; vorgesehen sind 10,5." in visits.reasons
    assert found.index(visits) > 2


def test_what_does_not_serve_the_stage_stands_last_but_is_not_hidden() -> None:
    found = fitting("entscheiden", ["familien", "hochaltrige"])
    served = [one.serves for one in found]
    assert served == sorted(served, reverse=True)
    assert len(found) == len(LIBRARY)
    assert {one.method.id for one in found if one.serves} == {
        "buergerrat", "aktivenrat", "mikroprojekte"}
    assert "Ist für die Stufe „Entscheiden“ nicht gedacht." in found[-1].reasons
    fund = next(one for one in found if one.method.id == "mikroprojekte")
    assert "Weitere Wege braucht es für: Hochaltrige." in fund.reasons


def test_asking_for_everybody_asks_for_no_group() -> None:
    assert [one.method.id for one in fitting("", ["alle"])] == [
        one.method.id for one in fitting("", [])]
    assert all(not one.reached for one in fitting("", ["alle"]))


def test_a_citizens_assembly_drawn_by_lot_reaches_everybody() -> None:
    found = fitting("entscheiden", ["hochaltrige"])
    assert found[0].method.id == "buergerrat"
    assert found[0].reached == ("hochaltrige",)


def test_reasons_and_labels_exist_in_english() -> None:
    speak("en")
    assert str(METHOD_WORDS["begehung"]) == "Walk through the district"
