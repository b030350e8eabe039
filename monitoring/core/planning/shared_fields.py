"""Fields that several kinds of entries have."""

from __future__ import annotations

from monitoring.core.planning.field import Field, FieldType
from monitoring.core.planning.words import TARGET_GROUPS, VISIBILITIES
from monitoring.core.vocabulary import DOMAINS, PHASES
from monitoring.language import Words

T = FieldType
TITLE = Field("title", Words("Titel", "Title"), T.line, required=True)
TEXT = Field("text", Words("Beschreibung", "Description"), T.text)
PLAN = Field("plan", Words("Fachplan", "Specialist plan"), T.plan, required=True)
VISIBILITY = Field("visibility", Words("Sichtbarkeit", "Visibility"), T.choice, "decision",
                   options=VISIBILITIES,
                   help=Words("Ohne Angabe nur für Planende.", "Planners only if left empty."))
NEXT_REVIEW = Field("next_review", Words("Nächste Überprüfung", "Next review"), T.date, "means")
DECISION = (
    Field("decision_body", Words("Beschlossen von", "Decided by"), T.line, "decision"),
    Field("decision_date", Words("Beschluss vom", "Decided on"), T.date, "decision"),
    Field("decision_number", Words("Nummer des Beschlusses", "Number of the decision"), T.line,
          "decision"),
    Field("decision_link", Words("Verweis auf den Beschluss", "Link to the decision"), T.link,
          "decision"),
    Field("decision_until", Words("Beschluss gilt bis", "Decision valid until"), T.date,
          "decision"),
    VISIBILITY,
)


def areas(required: bool = False, to_start: bool = False) -> Field:
    """The districts that an entry concerns."""
    return Field("areas", Words("Gebiete", "Districts"), T.areas, "where", required, to_start)


def groups(required: bool = False, to_start: bool = False) -> Field:
    """The target groups."""
    return Field("groups", Words("Zielgruppen", "Target groups"), T.choices, "where", required,
                 to_start, TARGET_GROUPS)


def phase(required: bool = False, to_start: bool = False) -> Field:
    """The life phase."""
    return Field("phase", Words("Lebensphase", "Life phase"), T.choice, "where", required,
                 to_start, PHASES)


def topic(required: bool = False) -> Field:
    """The life situation (Lebenslage)."""
    return Field("topic", Words("Lebenslage", "Life situation"), T.choice, "where", required,
                 options=DOMAINS)
