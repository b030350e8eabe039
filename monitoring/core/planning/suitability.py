"""Whether a topic suits participation, and at which stage, with the reasons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from monitoring.language import Words, text

YES, PARTLY, NO = "ja", "teils", "nein"
_USUAL = {YES: Words("ja", "yes"), PARTLY: Words("zum Teil", "partly"), NO: Words("nein", "no")}


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the check with its answers."""

    id: str
    label: Words
    help: Words
    answers: Mapping[str, Words]


QUESTIONS = (
    Question("room", Words("Gibt es etwas zu entscheiden?", "Is there something to decide?"),
             Words("Was steht schon fest, durch Gesetz, Geld oder Beschluss?",
                   "What is already fixed by law, money or decision?"), _USUAL),
    Question("open", Words("Ist das Ergebnis offen?", "Is the result open?"),
             Words("Wären die Verantwortlichen bereit, etwas anderes zu tun als geplant?",
                   "Would those in charge be ready to do something else than planned?"), _USUAL),
    Question("time", Words("Kommt die Beteiligung rechtzeitig?", "Is it in time?"),
             Words("Liegt das Ergebnis vor, bevor entschieden wird?",
                   "Is the result there before the decision is made?"), _USUAL),
    Question("people", Words("Sind die Menschen bekannt, um die es geht, und erreichbar?",
                             "Are the people concerned known and within reach?"),
             Words("Auch die, die in keinem Gremium sitzen.", "Also those in no body."), _USUAL),
    Question("means", Words("Sind Zeit, Geld und Räume da?", "Are time, money, rooms there?"),
             Words("Auch für die Antwort: was daraus wurde.",
                   "Also for the answer: what became of it."), _USUAL),
    Question("will", Words("Steht jemand mit einer Zusage dahinter?",
                           "Does somebody stand behind it with a commitment?"),
             Words("Wer sagt zu, das Ergebnis zu beachten?",
                   "Who commits to observing the result?"), _USUAL),
    Question("power", Words("Wer entscheidet am Ende?", "Who decides in the end?"),
             Words("Das bestimmt die Stufe.", "This determines the stage."), {
                 "gremium": Words("Gremium oder Verwaltung", "A body or the administration"),
                 "gemeinsam": Words("beide gemeinsam", "both together"),
                 "beteiligte": Words("die Beteiligten", "those who take part"),
                 "selbst": Words("die Beteiligten, und sie setzen es selbst um",
                                 "those who take part, and they do it themselves")}),
)
_STAGES = {"gremium": "meinungen", "gemeinsam": "mitentscheiden", "beteiligte": "entscheiden",
           "selbst": "selber_machen"}


@dataclass(frozen=True, slots=True)
class Proposal:
    """
    What the answers suggest; ids as an act holds them.

    `hints` say what to do before starting; they are no reason against it.
    """

    suitability: str
    reasons: tuple[str, ...]
    stage: str
    stage_reason: str
    mandate: str
    hints: tuple[str, ...] = ()


def proposal(answers: Mapping[str, str]) -> Proposal | None:
    """The proposal once all questions are answered, None before."""
    if any(answers.get(one.id) not in one.answers for one in QUESTIONS):
        return None
    against = _against(answers)
    doubts = _doubts(answers)
    stage, reason = _stage(answers)
    if against and stage != "informieren":
        return Proposal("ungeeignet", tuple(against), "informieren", text(
            "Solange das so ist, bleibt es ehrlich beim Informieren."), "beratend",
            tuple(doubts))
    fine = text("Es gibt etwas zu entscheiden, das Ergebnis ist offen, und es ist rechtzeitig.")
    suited = "bedingt" if doubts or against else "geeignet"
    mandate = "beratend" if stage in ("informieren", "meinungen") else "bindend"
    return Proposal(suited, (*against, *doubts) or (fine,), stage, reason, mandate,
                    tuple(_hints(answers)))


def _against(answers: Mapping[str, str]) -> list[str]:
    found = []
    if answers["room"] == NO:
        found.append(text("Es gibt nichts zu entscheiden; alles steht fest."))
    if answers["open"] == NO:
        found.append(text("Das Ergebnis ist nicht offen."))
    if answers["time"] == NO:
        found.append(text("Die Entscheidung fällt vorher; die Beteiligung käme zu spät."))
    return found


def _doubts(answers: Mapping[str, str]) -> list[str]:
    said = {
        "room": text("Ein Teil steht fest. Die Grenzen müssen klar benannt sein."),
        "open": text("Das Ergebnis ist nur zum Teil offen."),
        "time": text("Die Zeit ist knapp."),
        "people": text("Die Menschen, um die es geht, sind noch nicht alle erreichbar."),
        "means": text("Zeit, Geld oder Räume reichen noch nicht."),
        "will": text("Die Zusage, das Ergebnis zu beachten, fehlt noch."),
    }
    hard = ("room", "open", "time")
    return [words for name, words in said.items()
            if answers[name] == PARTLY or (answers[name] == NO and name not in hard)]


def _stage(answers: Mapping[str, str]) -> tuple[str, str]:
    if answers["room"] == NO:
        why = text("Es gibt nichts zu entscheiden; offen erklären ist das Richtige.")
        return "informieren", why
    reasons = {
        "gremium": text("Ein Gremium oder die Verwaltung entscheidet und wägt die Meinungen ab."),
        "gemeinsam": text("Beteiligte und Verwaltung entscheiden gemeinsam."),
        "beteiligte": text("Die Beteiligten entscheiden selbst."),
        "selbst": text("Die Beteiligten entscheiden und setzen es selbst um."),
    }
    return _STAGES[answers["power"]], reasons[answers["power"]]


def _hints(answers: Mapping[str, str]) -> list[str]:
    found = []
    if answers["people"] != YES:
        found.append(text("Vorher klären: Wer sind die Menschen, und wo sind sie ohnehin?"))
    if answers["means"] != YES:
        found.append(text("Eine Methode mit weniger Aufwand wählen oder Mittel beschaffen."))
    if answers["will"] != YES:
        found.append(text("Vor der Einladung eine Zusage der Leitung oder des Gremiums holen."))
    found.append(text("Zuerst vorhandene Gremien und Termine nutzen."))
    return found
