"""Declarations: every mistake is named with file, key, value and remedy, all at once."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from monitoring.core.problem import Problem
from monitoring.storage.city import CityRefused, checked_city, city_in
from tests.storage.mistakes import ALL, MISTAKES


def change(folder: Path, file: str, before: str, after: str) -> None:
    path = folder / file
    content = path.read_text("utf-8")
    assert before in content
    path.write_text(content.replace(before, after, 1), "utf-8")


def problems(folder: Path) -> list[Problem]:
    return checked_city(folder)[1]


def test_the_tiny_city_is_in_order(musterstadt: Path) -> None:
    city = city_in(musterstadt)
    assert list(city.plans) == ["jugend", "sozial"]
    assert city.edition_for("2019") == "2015"
    assert city.edition_for("2020") == "2020"
    assert [plan.id for plan in city.plans_using("bev_u18")] == ["jugend", "sozial"]
    assert city.indices["lage"].indicators() == ("arb_quote", "bev_u18")
    assert city.dashboards["rat"].indicators() == ("arb_quote", "bev_u18", "bev_ew")


@pytest.mark.parametrize(("file", "before", "after", "rule", "key", "value"), MISTAKES)
def test_a_mistake_is_named_with_file_key_value_and_remedy(
    musterstadt: Path, file: str, before: str, after: str, rule: str, key: str, value: str
) -> None:
    change(musterstadt, file, before, after)
    found = problems(musterstadt)
    assert (rule, file, key, value) in [
        (
            one.rule,
            one.file if rule != "duplicate-id" or file != "plans/jugend.toml" else file,
            one.column,
            one.value,
        )
        for one in found
    ]
    hit = next(one for one in found if one.rule == rule)
    assert hit.severity == "error"
    assert hit.message.endswith(".")
    with pytest.raises(CityRefused):
        city_in(musterstadt)


@pytest.mark.parametrize(("file", "key"), [
    ("indices/lage.toml", "components"), ("dashboards/rat.toml", "blocks"),
])
def test_an_index_or_a_dashboard_of_nothing(musterstadt: Path, file: str, key: str) -> None:
    path = musterstadt / file
    head = path.read_text("utf-8").partition(f"[[{key}]]")[0]
    path.write_text(f"{head}{key} = []", "utf-8")
    assert [(one.rule, one.file, one.column) for one in problems(musterstadt)] == [
        ("missing-key", file, key)]


def test_ten_mistakes_are_listed_at_once(musterstadt: Path) -> None:
    chosen = [MISTAKES[number] for number in (0, 13, 14, 25, 28, 32, 34, 37, 41, 46)]
    for file, before, after, *_ in chosen:
        change(musterstadt, file, before, after)
    found = [(one.rule, one.file, one.column) for one in problems(musterstadt)]
    for file, _, _, rule, key, _ in chosen:
        assert (rule, file, key) in found, key


def test_a_broken_declaration_does_not_accuse_those_that_name_it(musterstadt: Path) -> None:
    change(musterstadt, ALL, "decimals = 0", "decimal = 0")
    assert {one.rule for one in problems(musterstadt)} == {"unknown-key", "missing-key"}
    (musterstadt / ALL).write_text("[[indicator", "utf-8")
    assert {one.rule for one in problems(musterstadt)} == {"unreadable-file"}


def test_two_entries_of_different_kinds_may_share_an_id(musterstadt: Path) -> None:
    change(musterstadt, "plans/jugend.toml", 'id = "jugend"', 'id = "kita"')
    assert problems(musterstadt) == []
    change(musterstadt, "plans/jugend.toml", '"ang_kita"', '"ang_bad"')
    assert [one.file for one in problems(musterstadt)] == ["plans/jugend.toml"]


@pytest.mark.parametrize(
    "content", [b"id = ", b"\xff\xfe\x00", b"a = " + b"[" * 9999, b"a = 1\x00"]
)
def test_files_that_are_no_toml(musterstadt: Path, content: bytes) -> None:
    (musterstadt / "plans" / "jugend.toml").write_bytes(content)
    assert [one.file for one in problems(musterstadt)] == ["plans/jugend.toml"]


def test_a_folder_without_a_city(tmp_path: Path) -> None:
    city, found = checked_city(tmp_path)
    assert city is None
    assert [one.rule for one in found] == ["missing-file"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.binary(max_size=60))
def test_any_bytes_are_a_declaration_or_a_problem(musterstadt: Path, content: bytes) -> None:
    (musterstadt / "recipes" / "kita.toml").write_bytes(content)
    assert checked_city(musterstadt)[1]


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2)
    ),
    max_leaves=4,
)


@given(st.dictionaries(st.sampled_from(["id", "label", "groups", "department", "x"]), values))
def test_any_table_is_read_or_refused(table: dict[str, object]) -> None:
    from monitoring.core.indicator import Plan
    from monitoring.storage.declared import Reader

    reader = Reader("plans/a.toml")
    found = reader.read(Plan, table)
    assert (found is None) == bool(reader.problems)
