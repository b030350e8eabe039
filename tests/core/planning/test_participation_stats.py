"""Statistics of participation: by stage, district, group and method, counted by hand."""

from __future__ import annotations

from monitoring.core.planning.checks import problems_in_item
from monitoring.core.planning.information_needs import Supply, needs_of
from monitoring.core.planning.participation_stats import (
    by_method,
    by_participants,
    by_stage,
    never_reached,
    reach_of_groups,
    stages_by_area,
)
from monitoring.core.planning.plain_checks import plain_hints
from monitoring.core.planning.suitability import QUESTIONS, proposal
from monitoring.language import speaking
from tests.core.planning.invented_register import areas, entry, register, setting

ACTS = [
    entry("act", "B1", stage="meinungen", invited=100, reached=40, deciding=0,
          outcome="uebernommen", areas=["hafen"], groups=["jugendliche"],
          reached_groups=["jugendliche", "familien"], method="begehung", hours=10.0, money=200.0,
          participants=["adressaten", "fachkraefte"]),
    entry("act", "B2", stage="mitentscheiden", invited=50, reached=30, deciding=12,
          outcome="teilweise", areas=["nord"], groups=["familien", "jugendliche"],
          reached_groups=["familien"], method="begehung", money=100.0,
          participants=["adressaten"]),
    # Nobody wrote down how many decided: these 20 do not lower the share.
    entry("act", "B3", stage="mitentscheiden", reached=20, areas=["stadt"], groups=["alle"],
          reached_groups=["aeltere"], participants=["akteure"]),
    entry("act", "B4", stage="informieren", outcome="nicht", areas=["hafen", "sued"],
          groups=["aeltere"]),
]


def test_attendance_and_share_in_the_decision_are_two_figures() -> None:
    found = by_stage(ACTS)
    assert list(found) == ["informieren", "meinungen", "mitentscheiden", "entscheiden",
                           "selber_machen"]
    together = found["mitentscheiden"]
    assert (together.acts, together.invited, together.reached, together.deciding) == (2, 50, 50, 12)
    assert together.share_deciding == 40.0
    assert found["meinungen"].share_deciding == 0.0
    assert found["informieren"].share_deciding is None
    assert (found["informieren"].reached, found["informieren"].unknown) == (None, 1)
    assert (found["entscheiden"].acts, found["entscheiden"].reached) == (0, None)


def test_what_was_taken_up_is_counted() -> None:
    found = by_stage(ACTS)
    assert dict(found["mitentscheiden"].outcomes) == {"teilweise": 1, "offen": 1}
    assert [one.taken_up for one in found.values()] == [0, 1, 1, 0, 0]


def test_an_act_for_the_whole_city_does_not_count_for_each_district() -> None:
    table = areas()
    found, wide = stages_by_area(ACTS, table, table.on_level("bezirk", ""))
    assert [dict(one) for one in found] == [
        {"meinungen": 1, "mitentscheiden": 1, "informieren": 1}, {"informieren": 1}]
    assert dict(wide) == {"mitentscheiden": 1}


def test_groups_meant_and_reached() -> None:
    found = {one.group: (one.meant, one.reached, one.also) for one in reach_of_groups(ACTS)}
    assert found["jugendliche"] == (2, 1, 0)
    assert found["familien"] == (1, 1, 1)
    # B4 says nothing about whom it reached; B3 meant everybody and reached older people.
    assert found["aeltere"] == (0, 0, 1)
    missed = never_reached(reach_of_groups(ACTS))
    assert "pflegende" in missed
    assert not {"familien", "jugendliche", "aeltere", "alle"} & set(missed)


def test_people_concerned_professionals_and_actors_apart() -> None:
    found = by_participants(ACTS, ["akteure", "fachkraefte", "adressaten"])
    assert [(one.acts, one.reached, one.deciding) for one in found.values()] == [
        (1, 20, None), (1, 40, 0), (2, 70, 12)]


def test_what_a_method_took_so_far() -> None:
    found = by_method(ACTS)
    assert list(found) == ["begehung"]
    walk = found["begehung"]
    assert (walk.figures.acts, walk.hours, walk.money) == (2, 10.0, 300.0)
    assert walk.money_per_person is not None
    assert round(walk.money_per_person, 2) == 4.29


def test_needs_are_there_not_loaded_or_missing() -> None:
    one = entry("act", "B1", needs=["bev_u18", "bev_ew", "wege"], gaps="Wege am Abend; Lärm")
    assert [(need.what, need.supply) for need in needs_of(one, setting())] == [
        ("bev_u18", Supply.available), ("bev_ew", Supply.not_loaded), ("wege", Supply.missing),
        ("Wege am Abend", Supply.missing), ("Lärm", Supply.missing)]


def test_hints_for_plain_language() -> None:
    with speaking("de"):
        assert plain_hints("Wir gehen los. Kommen Sie mit! Es gibt Kaffee.") == []
        words = " ".join(["Wort"] * 16)
        found = plain_hints(f"{words}. Die Kinder- und Jugendhilfeausschusssitzung, z. B. ggf.")
    assert "16 Wörtern" in found[0]
    assert "Jugendhilfeausschusssitzung" in found[1]
    assert [one.split("„")[1].split("“")[0] for one in found[2:]] == ["z. B.", "ggf."]
    assert plain_hints(" ".join(["Wort"] * 15) + ".") == []


def answers(**given: str) -> dict[str, str]:
    usual = {one.id: "ja" for one in QUESTIONS} | {"power": "gremium"}
    return usual | given


def test_the_check_proposes_stage_and_suitability_with_reasons() -> None:
    assert proposal({}) is None
    assert proposal(answers(power="ja")) is None
    fine = proposal(answers(power="gemeinsam"))
    assert fine is not None
    assert (fine.suitability, fine.stage, fine.mandate) == ("geeignet", "mitentscheiden",
                                                            "bindend")
    assert len(fine.reasons) == 1
    stages = [found.stage for power in ("gremium", "gemeinsam", "beteiligte", "selbst")
              if (found := proposal(answers(power=power)))]
    assert stages == ["meinungen", "mitentscheiden", "entscheiden", "selber_machen"]


def test_the_check_warns_of_participation_without_a_choice() -> None:
    with speaking("de"):
        late = proposal(answers(time="nein", power="beteiligte"))
        fixed = proposal(answers(room="nein"))
        unsure = proposal(answers(will="nein", means="teils"))
    assert late is not None
    assert fixed is not None
    assert unsure is not None
    assert (late.suitability, late.stage) == ("ungeeignet", "informieren")
    assert "zu spät" in late.reasons[0]
    # To inform openly is right where everything is fixed; it is only no decision.
    assert (fixed.suitability, fixed.stage, fixed.mandate) == ("bedingt", "informieren",
                                                               "beratend")
    assert unsure.suitability == "bedingt"
    assert len(unsure.reasons) == 2
    assert any("Zusage" in one for one in unsure.hints)


def test_mandate_aim_and_limits_must_be_said() -> None:
    found = problems_in_item(entry("act", "B1"), register(), setting())
    missing = {one.column for one in found if one.rule == "planning-missing"}
    assert {"mandate", "aim", "limits", "stage", "stage_reason", "suitability",
            "suitability_reason", "object", "focus", "cycle"} <= missing
