"""What there is to find in the invented city's planning register."""

from collections.abc import Iterator
from itertools import combinations

from monitoring.core.planning.attainment import attainments
from monitoring.core.planning.attainment_states import State
from monitoring.core.planning.checks import started
from monitoring.core.planning.conflicts import goal_pairs
from monitoring.core.planning.deadlines import findings_of
from monitoring.core.planning.focus_areas import candidates
from monitoring.core.planning.item import Register
from monitoring.core.planning.judgements import decided
from monitoring.core.planning.overlaps import overlaps
from monitoring.core.planning.places import area_at, covered
from monitoring.core.planning.setting import Setting
from monitoring.core.planning.surveys_twice import parallel_surveys
from monitoring.core.planning.words import CYCLE, OVER
from monitoring.core.rounding import half_up
from monitoring.storage.snapshot import Snapshot


def test_baselines_are_the_figures_of_the_release(
    register: Register, snapshot: Snapshot
) -> None:
    cube, seen = snapshot.cube, 0
    for goal in register.of("goal"):
        if goal.number("baseline") is None:
            continue
        indicator = snapshot.city.indicators[goal.text("indicator")]
        key, = goal.list("areas")
        place = area_at(cube.areas, key)
        assert place is not None
        value = float(cube.value[cube.cell(indicator.id, place, goal.text("baseline_period"))])
        assert float(half_up(value, indicator.decimals)) == goal.number("baseline"), goal.title
        seen += 1
    assert seen == 9


def test_goals_are_attained_on_the_way_off_course_missed_secret_and_open(
    register: Register, snapshot: Snapshot, setting: Setting
) -> None:
    goals = [one for one in register.of("goal") if one.text("target")]
    found = attainments(goals, snapshot.cube, snapshot.city, setting.today)
    states = {register.items["goal", name].title: one.state for name, (one,) in found.items()}
    assert {title: state for title, state in states.items() if "Wohn" not in title} == {
        "Weniger Kinder im Ostfeld leben in Armut": State.on_the_way,
        "Mehr Kinder unter 3 im Ostfeld werden betreut": State.attained,
        "Weniger Jugendliche im Ostfeld gehen ohne Abschluss": State.missed,
        "Familien in der Brückenvorstadt wohnen weniger beengt": State.on_the_way,
        "Kinder im Ostfeld kommen sprachlich sicherer in die Schule": State.off_course,
        "Mehr Kinder in der Weinbergsiedlung nutzen Bildung und Teilhabe": State.secret,
        "Altersarmut im Rosental wächst nicht weiter": State.on_the_way,
        "Pflege in der Altstadt wird auch vor Ort möglich": State.open,
    }


def test_three_plans_stand_at_different_stations_and_one_round_follows_another(
    register: Register, setting: Setting
) -> None:
    today = setting.today.isoformat()
    open_rounds = {one.text("plan"): one.text("cycle") for one in register.of("round")
                   if one.text("end") > today}
    assert open_rounds == {"jugendhilfe": "wirkung", "alter_pflege": "massnahmen",
                           "bildung": "ziele"}
    finished, = (one for one in register.of("round") if one.text("end") <= today)
    assert finished.text("report")
    assert [one.text("plan") for one in register.referring("round", finished.id, "round")] == [
        finished.text("plan")]
    assert {one.text("cycle") for one in register.of("act")} >= {*CYCLE} - {"wirkung"}


def competing(register: Register, setting: Setting) -> Iterator[tuple[str, str]]:
    """Measures of two plans for the same district, people and purpose at the same time."""
    going = [one for one in register.of("measure")
             if started(one) and one.text("state") not in OVER]
    for one, other in combinations(going, 2):
        where = covered(setting.areas, one.list("areas")) & covered(
            setting.areas, other.list("areas"))
        whom = set(one.list("groups")) & set(other.list("groups"))
        what = any(one.text(key) and one.text(key) == other.text(key)
                   for key in ("topic", "indicator")) or (
                       set(one.list("goals")) & set(other.list("goals")))
        when = one.text("start") <= other.text("end") and other.text("start") <= one.text("end")
        if one.text("plan") != other.text("plan") and where and whom and what and when:
            yield one.title, other.title


def test_two_overlaps_are_there_to_find(register: Register, setting: Setting) -> None:
    assert sorted(competing(register, setting)) == [
        ("Aufsuchende Beratung ab 75", "Seniorenlotsen im Rosental"),
        ("Elterntreff mit Sprachbildung", "Sprachpaten in den Kitas des Ostfelds"),
    ]


def test_one_conflict_of_goals_is_there_to_find(register: Register) -> None:
    goals = [one for one in register.of("goal") if one.text("state") == "gilt"]
    against = [
        (one.title, other.title) for one, other in combinations(goals, 2)
        if one.text("indicator") and one.text("indicator") == other.text("indicator")
        and set(one.list("areas")) & set(other.list("areas"))
        and {one.text("direction"), other.text("direction")} == {"senken", "erhoehen"}]
    assert [sorted(pair) for pair in against] == [[
        "Familien in der Brückenvorstadt wohnen weniger beengt",
        "Wohnraum in der Brückenvorstadt wird besser genutzt"]]


def test_one_of_each_is_late_or_orphaned(register: Register, setting: Setting) -> None:
    found = {one.rule: one.item.title for one in findings_of(register, setting)}
    assert found == {
        "review": "Altersarmut im Rosental wächst nicht weiter",
        "step": "Pflegebegleiter für Angehörige",
        "decision": "Fonds für Mikroprojekte der Jugend",
        "no_goal": "Schulsozialarbeit Ostfeld",
    }
    assert len(findings_of(register, setting)) == 4


def test_two_surveys_ask_the_same_people_the_same(register: Register, setting: Setting) -> None:
    twice = [
        {one.title, other.title} for one, other in combinations(register.of("survey"), 2)
        if set(one.list("indicators")) & set(other.list("indicators"))
        and set(one.list("groups")) & set(other.list("groups"))
        and covered(setting.areas, one.list("areas")) & covered(
            setting.areas, other.list("areas"))]
    assert twice == [{"Befragung Leben ab 65", "Haushaltsbefragung Wohnen und Alter"}]


def test_several_plans_name_two_districts_that_are_no_joint_focus_yet(
    register: Register
) -> None:
    adopted = {key for one in register.of("focus") for key in one.list("areas")}
    named = {one.text("plan"): set(one.list("areas")) - adopted
             for one in register.of("round") if not one.text("report")}
    assert named["jugendhilfe"] & named["alter_pflege"] == {"0101", "0102"}
    assert all(len(one.plans()) == 2 for one in register.of("focus"))


def test_the_finders_find_them_and_one_weaker_overlap_is_decided(
    register: Register, setting: Setting
) -> None:
    found = overlaps(register, setting.areas)
    open_ones = [one for one in found
                 if decided(register, "ueberschneidung", one.key).now is None]
    assert sorted(sorted((one.one.title, one.two.title)) for one in open_ones) == [
        ["Aufsuchende Beratung ab 75", "Seniorenlotsen im Rosental"],
        ["Elterntreff mit Sprachbildung", "Sprachpaten in den Kitas des Ostfelds"],
    ]
    settled, = (one for one in found if one not in open_ones)
    assert {settled.one.title, settled.two.title} == {
        "Grundsicherung leicht beantragen", "Seniorenlotsen im Rosental"}
    conflict, = goal_pairs(register, setting.areas, setting.city)
    assert conflict.how == "direction"
    assert conflict.groups == ("familien",)


def test_joint_focus_areas_and_double_surveys_are_found(
    register: Register, setting: Setting
) -> None:
    areas, root = setting.areas, setting.city.frame.reference_area
    found = candidates(register, areas, root, setting.today.isoformat(), fewest=3)
    assert {areas.names[one.place]: bool(one.focus) for one in found} == {
        "Ostfeld": True, "Rosental": False, "Brückenvorstadt": False}
    pair, = parallel_surveys(register, areas, root)
    assert set(pair.indicators) == {"fam_65allein", "bev_wohndauer5"}
