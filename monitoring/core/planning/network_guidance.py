"""Short guidance on working in networks, in plain words."""

from __future__ import annotations

from dataclasses import dataclass

from monitoring.language import Words


@dataclass(frozen=True, slots=True)
class Advice:
    """A heading and what stands below it, one sentence or rule each."""

    heading: Words
    said: tuple[Words, ...]


GUIDANCE = (
    Advice(Words("Wozu ein Netzwerk da ist", "What a network is for"), (
        Words("Kein Amt und kein Träger sieht ein Leben im Quartier ganz. Ein Netzwerk trägt "
              "zusammen, was jede Stelle weiß, und stimmt ab, was sie tut.",
              "No office and no organisation sees the whole of life in a neighbourhood. A network "
              "brings together what each of them knows and coordinates what each does."),
        Words("Es ersetzt niemanden: Entschieden und bezahlt wird weiter dort, wo die "
              "Zuständigkeit liegt.",
              "It replaces nobody: decisions and money stay where the responsibility lies."),
    )),
    Advice(Words("Wer welche Rolle hat", "Who has which role"), (
        Words("Koordination: lädt ein, hält Absprachen fest, fragt nach. Sie braucht Zeit dafür, "
              "und zwar eingeplante.",
              "Coordination: invites, records what was agreed, asks again. It needs time for "
              "this, and the time has to be planned."),
        Words("Rückhalt: eine Leitung, die das Ergebnis will und im Rat dafür einsteht.",
              "Backing: a head of office who wants the result and stands up for it."),
        Words("Mitwirkende: sprechen für ihre Stelle und dürfen etwas zusagen.",
              "Members: speak for their organisation and may promise something."),
        Words("Menschen aus dem Gebiet: sagen, was im Alltag wirklich ankommt.",
              "People from the district: say what really reaches everyday life."),
    )),
    Advice(Words("Ein Takt, der trägt", "A rhythm that lasts"), (
        Words("Alle drei Monate ein Treffen mit einem Thema, einem Gebiet und höchstens drei "
              "Absprachen: wer, was, bis wann.",
              "A meeting every three months with one topic, one district and at most three "
              "agreements: who, what, by when."),
        Words("Zweimal im Jahr freie Plätze und Ansprechstellen nachtragen.",
              "Bring free places and contacts up to date twice a year."),
        Words("Einmal im Jahr fragen: Wer fehlt? Was lassen wir weg?",
              "Ask once a year: who is missing? What do we leave out?"),
    )),
    Advice(Words("Faustregeln", "Rules of thumb"), (
        Words("Lieber ein vorhandenes Netzwerk erweitern als ein neues gründen.",
              "Rather widen an existing network than found a new one."),
        Words("Eine Brücke darf nicht an einer einzigen Person hängen: eine zweite Verbindung "
              "aufbauen.",
              "A bridge must not depend on a single person: build a second connection."),
        Words("Viele Verbindungen sind kein Wert an sich. Jede kostet Zeit und braucht einen "
              "Zweck.",
              "Many ties are no value in themselves. Each takes time and needs a purpose."),
        Words("Wer unverbunden ist, wird zuerst angerufen und nicht zuerst gezählt.",
              "Whoever is unconnected is called first, not counted first."),
        Words("Ein Netzwerk, dessen Aufgabe erledigt ist, darf enden.",
              "A network whose task is done may end."),
    )),
)
