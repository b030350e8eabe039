"""Participation acts, contributions and comments."""

from __future__ import annotations

from monitoring.core.planning.field import Field, FieldType, Kind
from monitoring.core.planning.methods import METHOD_WORDS
from monitoring.core.planning.participation_words import (
    CONTRIBUTION_STATES,
    MANDATES,
    OUTCOMES,
    PARTICIPANTS,
    PURPOSES,
    STAGES,
    SUITABILITIES,
)
from monitoring.core.planning.shared_fields import (
    PLAN,
    TITLE,
    VISIBILITY,
    areas,
    groups,
    phase,
    topic,
)
from monitoring.core.planning.words import CYCLE, TARGET_GROUPS
from monitoring.language import Words

T = FieldType
HOURS = Words("Stunden", "hours")

ACT = Kind("act", Words("Beteiligung", "Participation act"),
           Words("Beteiligungen", "Participation acts"), "B", (
    TITLE, PLAN,
    Field("object", Words("Gegenstand", "Object"), T.text, required=True),
    Field("focus", Words("Schwerpunkt", "Focus"), T.text, required=True),
    Field("cycle", Words("Stelle im Planungskreislauf", "Place in the planning cycle"), T.choice,
          required=True, options=CYCLE),
    Field("round", Words("Planungsrunde", "Planning round"), T.entry, target="round"),
    Field("goals", Words("Ziele", "Goals"), T.entries, target="goal"),
    Field("measures", Words("Maßnahmen", "Measures"), T.entries, target="measure"),
    Field("needs", Words("Benötigte Indikatoren", "Indicators needed"), T.indicators),
    Field("gaps", Words("Was noch fehlt", "Information still missing"), T.text),
    areas(), groups(required=True), phase(), topic(),
    Field("stage", Words("Stufe", "Stage"), T.choice, "terms", required=True, options=STAGES),
    Field("stage_reason", Words("Warum diese Stufe", "Why this stage"), T.text, "terms",
          required=True),
    Field("purpose", Words("Zweck", "Purpose"), T.choice, "terms", required=True,
          options=PURPOSES),
    Field("mandate", Words("Mandat", "Mandate"), T.choice, "terms", required=True,
          options=MANDATES),
    Field("aim", Words("Ziel der Beteiligung", "Aim of the participation"), T.text, "terms",
          required=True),
    Field("limits", Words("Grenzen: nicht verhandelbar", "Limits: not negotiable"), T.text,
          "terms", required=True),
    Field("suitability", Words("Ist das Thema geeignet?", "Is the topic suitable?"), T.choice,
          "terms", required=True, options=SUITABILITIES),
    Field("suitability_reason", Words("Warum", "Why"), T.text, "terms", required=True),
    Field("sponsor", Words("Wer steht dahinter, mit welcher Zusage",
                           "Who stands behind it, with which commitment"), T.text, "terms"),
    Field("invitation", Words("Einladung in einfacher Sprache", "Invitation in plain language"),
          T.text, "terms"),
    Field("method", Words("Methode", "Method"), T.choice, "means", options=METHOD_WORDS),
    Field("existing", Words("Genutzte vorhandene Strukturen", "Existing structures used"),
          T.text, "means"),
    Field("start", Words("Beginn", "Start"), T.date, "means", required=True),
    Field("end", Words("Ende", "End"), T.date, "means"),
    Field("hours", Words("Aufwand", "Effort"), T.number, "means", unit=HOURS),
    Field("money", Words("Kosten", "Cost"), T.money, "means", unit=Words("€", "€")),
    Field("bodies", Words("Beteiligte Gremien und Gruppen", "Bodies and groups involved"),
          T.entries, "who", target="actor"),
    Field("participants", Words("Wer teilnahm", "Who took part"), T.choices, "who",
          options=PARTICIPANTS),
    Field("invited", Words("Eingeladen", "Invited"), T.whole, "who"),
    Field("reached", Words("Erreicht", "Reached"), T.whole, "who"),
    Field("deciding", Words("Davon entschieden mit", "Of these took part in the decision"),
          T.whole, "who"),
    Field("reached_groups", Words("Erreichte Gruppen", "Groups reached"), T.choices, "who",
          options=TARGET_GROUPS),
    Field("result", Words("Ergebnis", "Result"), T.text, "result"),
    Field("outcome", Words("Übernommen?", "Taken up?"), T.choice, "result", options=OUTCOMES),
    Field("became", Words("Was daraus wurde", "What became of it"), T.text, "result"),
    Field("open_form", Words("Beiträge im Netz annehmen", "Accept contributions online"), T.flag,
          "result"),
    Field("open_until", Words("Beiträge bis", "Contributions until"), T.date, "result"),
    VISIBILITY,
))
CONTRIBUTION = Kind("contribution", Words("Beitrag", "Contribution"),
                    Words("Beiträge", "Contributions"), "E", (
    Field("text", Words("Beitrag", "Contribution"), T.text, required=True),
    Field("act", Words("Beteiligung", "Participation act"), T.entry, required=True,
          target="act"),
    areas(), topic(),
    Field("state", Words("Stand", "State"), T.choice, "result", required=True,
          options=CONTRIBUTION_STATES),
    Field("answer", Words("Antwort", "Answer"), T.text, "result"),
    Field("became", Words("Was daraus wurde", "What became of it"), T.text, "result"),
), title="text")
COMMENT = Kind("comment", Words("Kommentar", "Comment"), Words("Kommentare", "Comments"), "K", (
    Field("text", Words("Kommentar", "Comment"), T.text, required=True),
    Field("about_kind", Words("Zu welcher Art Eintrag", "About which kind"), T.line,
          required=True),
    Field("about", Words("Zu welchem Eintrag", "About which entry"), T.line, required=True),
), title="text")
