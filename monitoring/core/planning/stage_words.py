"""What the stages of participation and its mandates mean, in one plain sentence each."""

from __future__ import annotations

from monitoring.language import Words

STAGE_MEANINGS = {
    "informieren": Words("Die Stadt erklärt offen, was geschieht. Mitreden ist hier nicht "
                         "vorgesehen.",
                         "The city explains openly what happens. There is no say at this stage."),
    "meinungen": Words("Menschen sagen, was sie denken. Andere entscheiden und antworten.",
                       "People say what they think. Others decide, and they answer."),
    "mitentscheiden": Words("Beteiligte und Verwaltung entscheiden gemeinsam.",
                            "Participants and administration decide together."),
    "entscheiden": Words("Die Beteiligten entscheiden, in vereinbarten Grenzen.",
                         "Participants decide, within agreed limits."),
    "selber_machen": Words("Die Beteiligten entscheiden und setzen es selbst um.",
                           "Participants decide and put it into practice themselves."),
}
MANDATE_MEANINGS = {
    "bindend": Words("Das Ergebnis gilt. Daran halten wir uns.",
                     "The result holds. We will keep to it."),
    "beratend": Words("Das Ergebnis ist ein Rat. Andere entscheiden und sagen, warum.",
                      "The result is advice. Others decide and say why."),
}
OUTCOME_MEANINGS = {
    "uebernommen": Words("Das Ergebnis wurde übernommen.", "The result was taken up."),
    "teilweise": Words("Das Ergebnis wurde zum Teil übernommen.",
                       "The result was partly taken up."),
    "nicht": Words("Das Ergebnis wurde nicht übernommen.", "The result was not taken up."),
    "offen": Words("Darüber ist noch nicht entschieden.", "This has not been decided yet."),
}
