"""Encodings: found by evidence, given by a recipe, refused where they do not fit."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitoring.storage.reading.encoding import decoded
from monitoring.storage.reading.letters import BEYOND, letters_of
from monitoring.storage.reading.limits import Refused
from monitoring.storage.reading.normal_text import normal
from monitoring.storage.reading.odd_signs import HIDDEN, TWICE
from monitoring.storage.reading.raw_text import RawText
from monitoring.storage.reading.upload import read_upload

WORDS = "Straße;Größe\nKöln;5 €\n"


@pytest.mark.parametrize(
    ("written", "answer"),
    [("cp1252", "cp1252"), ("cp1252", "windows-1252"), ("utf-8", "utf-8"), ("utf-8", "UTF8"),
     ("utf-8", "utf-8-sig"), ("utf-8-sig", "utf-8"), ("utf-8-sig", "utf-8-sig"),
     ("utf-16", "utf-16"), ("utf-16", "utf-16-le"), ("utf-16-be", "utf-16-be"),
     ("cp858", "cp858"), ("mac_roman", "mac_roman")],
)
def test_a_given_encoding_is_used(written: str, answer: str) -> None:
    found = decoded(WORDS.encode(written), {"encoding": answer})
    assert found.content.decode() == WORDS
    assert not found.questions


def test_a_given_encoding_holds_even_where_another_fits_as_well() -> None:
    raw = "Größe;Gr\n".encode()
    upload = read_upload(raw, "t.csv", answers={"encoding": "cp1252", "delimiter": ";"})
    assert upload.grids[0].line(0) == ["GrÃ¶ÃŸe", "Gr"]
    assert upload.encoding == "cp1252"
    assert [one.rule for one in upload.problems] == ["encoded-twice"]


@pytest.mark.parametrize(
    ("raw", "answer", "row"),
    [
        ("a;b\nc;d\nKöln;1\n".encode("cp1252"), "utf-8", 3),
        (b"a;b\r\nc;d\r\nK\xf6ln;1\r\n", "ascii", 3),
        (b"a;b\nc\x81;d\n", "cp1252", 2),
        (b"a;b\n", "utf-99", 1),
        (b"a;b\n", "hex", 1),
        (b"a;b\n1", "utf-16-le", 1),
    ],
)
def test_a_given_encoding_that_does_not_fit_is_named_with_its_row(
    raw: bytes, answer: str, row: int
) -> None:
    upload = read_upload(raw, "t.csv", answers={"encoding": answer})
    (problem,) = upload.problems
    assert (problem.rule, problem.row) == ("encoding", row)
    assert answer in problem.message


@pytest.mark.parametrize(
    ("written", "answer"), [("utf-8-sig", "cp1252"), ("utf-16", "utf-8"), ("utf-16", "cp1252")]
)
def test_a_given_encoding_that_the_first_bytes_contradict_is_refused(
    written: str, answer: str
) -> None:
    with pytest.raises(Refused) as refusal:
        decoded(WORDS.encode(written), {"encoding": answer})
    assert refusal.value.problem.rule == "encoding"


@pytest.mark.parametrize("sign", [":", " ", "^", "."])
def test_any_single_sign_can_be_the_given_delimiter(sign: str) -> None:
    raw = f"a{sign}b\n1{sign}2;3\n".encode()
    (grid,) = read_upload(raw, "t.csv", answers={"delimiter": sign}).grids
    assert [grid.line(0), grid.line(1)] == [["a", "b"], ["1", "2;3"]]


@pytest.mark.parametrize("sign", [";;", "x", "5", '"', "\n", "§"])
def test_what_cannot_divide_is_refused(sign: str) -> None:
    (problem,) = read_upload(b"a;b\n", "t.csv", answers={"delimiter": sign}).problems
    assert problem.rule == "delimiter"


def test_answers_to_no_question_change_nothing() -> None:
    raw = b"a;b\n1;2\n"
    plain = read_upload(raw, "t.csv")
    answered = read_upload(raw, "t.csv", answers={"colour": "red", "decimal": ","})
    assert [grid.line(1) for grid in (*plain.grids, *answered.grids)] == [["1", "2"]] * 2
    assert answered.problems == plain.problems == ()


def test_late_bytes_of_another_encoding_are_found_in_a_large_file() -> None:
    lines = "".join(f"{n};Köln\n" for n in range(400_000)).encode()
    with pytest.raises(Refused) as refusal:
        decoded(lines + "x;Süd\n".encode("cp1252"), {})
    assert refusal.value.problem.rule == "mixed-encoding"
    assert refusal.value.problem.row == 400_001


def test_a_late_nul_is_named_by_row_and_column() -> None:
    with pytest.raises(Refused) as refusal:
        decoded(b"a;b\r\n" * 1_000_000 + b"1;2\x003\r\n", {})
    problem = refusal.value.problem
    assert (problem.rule, problem.row, problem.column) == ("nul-byte", 1_000_001, "B")


@given(st.text(max_size=60), st.sampled_from(["\n", "\r", "\r\n"]), st.integers(1, 9))
@settings(max_examples=300, deadline=None)
def test_pieces_of_any_size_give_the_same_text(words: str, end: str, step: int) -> None:
    raw = (words.replace("\0", "") + end + "ä" + end).encode("utf-8", "ignore")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("monitoring.storage.reading.raw_text.STEP", step)
        try:
            found = decoded(raw, {"encoding": "utf-8"}).content
        except Refused:
            return
    known = raw.decode().removeprefix("\ufeff")
    known = unicodedata.normalize("NFC", known.replace("\r\n", "\n").replace("\r", "\n"))
    for space in "\u00a0\u202f\u2009\u2007":
        known = known.replace(space, " ")
    assert found.decode() == known


@given(st.text(max_size=40))
@settings(max_examples=300, deadline=None)
def test_letters_are_those_of_the_text(words: str) -> None:
    raw = words.encode("utf-8", "ignore")
    letters = {sign if sign < BEYOND else BEYOND for sign in raw.decode() if sign > "\x7f"}
    assert letters_of(raw) == letters


@given(st.text(st.sampled_from("aä\u200b\u00ad\ufeffÃÂâ€¼\x07\n;–"), max_size=12))
@settings(max_examples=300, deadline=None)
def test_no_odd_sign_is_overlooked(words: str) -> None:
    odd = re.search(HIDDEN, words) or re.search(TWICE, words)
    if odd:
        assert normal(words.encode()).suspicious


def test_a_file_and_its_bytes_read_the_same(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("raw") / "t.csv"
    path.write_bytes(WORDS.encode("cp1252"))
    assert decoded(RawText(path), {}).content == decoded(path.read_bytes(), {}).content
