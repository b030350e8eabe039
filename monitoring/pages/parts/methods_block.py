"""The methods of the monitor in plain words, with formula and source."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

import streamlit as st

from monitoring.language import Words, text
from monitoring.pages.parts import address
from monitoring.storage.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Method:
    """What a method says, how it is computed, where it comes from."""

    name: Words
    says: Words
    formula: Words
    source: str


METHODS = (
    Method(
        Words("Intervall eines Anteils", "Interval of a share"),
        Words("Wie weit der Zufall den Anteil bewegen würde, wenn sich an den Bedingungen nichts "
              "ändert. Je weniger Menschen, desto breiter.",
              "How far chance would move the share if the conditions stayed the same. The fewer "
              "people, the wider."),
        Words("Wilson: (2O + z² ∓ z·√(z² + 4O(1 − p))) / (2(n + z²)); O Zähler, n Nenner, "
              "p = O/n, z = 1,96 (95 %) oder 3,09 (99,8 %)",
              "Wilson: (2O + z² ∓ z·√(z² + 4O(1 − p))) / (2(n + z²)); O numerator, n denominator, "
              "p = O/n, z = 1.96 (95%) or 3.09 (99.8%)"),
        "Wilson 1927; UK Health Security Agency, PHE indicator methods",
    ),
    Method(
        Words("Intervall einer Rate", "Interval of a rate"),
        Words("Dasselbe für Fälle je Bevölkerung: bis neun Fälle exakt, darüber angenähert.",
              "The same for cases per population: exact up to nine cases, approximated above."),
        Words("Exakt nach Poisson bei O < 10, sonst Byar: O(1 − 1/(9O) ∓ z/(3√O))³, oben mit "
              "O + 1; durch n",
              "Exact Poisson for O < 10, else Byar: O(1 − 1/(9O) ∓ z/(3√O))³, above with O + 1; "
              "divided by n"),
        "Breslow & Day 1987; PHE indicator methods",
    ),
    Method(
        Words("Altersstandardisierte Rate", "Directly standardised rate"),
        Words("Die Rate, die ein Gebiet hätte, wenn seine Bevölkerung so alt wäre wie der "
              "Standard. Unter zehn Fällen wird nicht gerechnet.",
              "The rate an area would have if its population had the ages of the standard. Not "
              "computed below ten cases."),
        Words("Σ w·O/n / Σ w über die Altersgruppen; Intervall nach Dobson",
              "Σ w·O/n / Σ w over the age groups; interval by Dobson"),
        "Europäische Standardbevölkerung 2013 (Eurostat); Dobson et al. 1991",
    ),
    Method(
        Words("Vergleich", "Comparison"),
        Words("Ein Gebiet gilt erst als höher oder niedriger, wenn sein Wert außerhalb dessen "
              "liegt, was der Zufall bei seiner Größe erwarten lässt. Sonst ist es nicht "
              "unterscheidbar: Das heißt nicht „mittel“.",
              "An area counts as higher or lower only if its value lies outside what chance leads "
              "to expect at its size. Otherwise it cannot be distinguished: that does not mean "
              "“medium”."),
        Words("Kontrollgrenzen um den Vergleichswert, 95 % und 99,8 %; zwei Werte: Newcombe",
              "Control limits around the benchmark, 95% and 99.8%; two values: Newcombe"),
        "Spiegelhalter 2005; Newcombe 1998; OHID Fingertips",
    ),
    Method(
        Words("Viele Vergleiche", "Many comparisons"),
        Words("Wer viele Gebiete prüft, findet auch ohne jeden Unterschied Auffälligkeiten. "
              "Darum steht dabei, wie viele der Zufall allein ergäbe.",
              "Whoever tests many areas finds alerts even without any difference. Therefore it "
              "says how many chance alone would give."),
        Words("Anteil falscher Entdeckungen höchstens 5 % (Benjamini–Hochberg)",
              "False discovery rate at most 5% (Benjamini–Hochberg)"),
        "Benjamini & Hochberg 1995",
    ),
    Method(
        Words("Trend", "Trend"),
        Words("Fünf unabhängige Jahre ohne Lücke und Bruch; die Richtung muss auch stimmen, wenn "
              "man ein Jahr weglässt. Ab acht Jahren zusätzlich ein zweiter Test.",
              "Five independent years without gap or break; the direction must hold when one year "
              "is left out. From eight years on a second test as well."),
        Words("χ² für Trend oder gewichtete Steigung, kritisch 9,55 (99,8 %); Mann–Kendall mit "
              "Steigung nach Sen",
              "χ² for trend or weighted slope, critical 9.55 (99.8%); Mann–Kendall with Sen "
              "slope"),
        "OHID Fingertips, Trend markers; Mann 1945, Kendall 1975, Sen 1968",
    ),
    Method(
        Words("Index", "Index"),
        Words("Mehrere Indikatoren werden vergleichbar gemacht, gewichtet addiert und in Klassen "
              "geteilt. Klassen nahe an einer Grenze sind weich.",
              "Several indicators are made comparable, added up with weights and divided into "
              "classes. Classes close to a limit are soft."),
        Words("z = (x − Mittel)/Standardabweichung, Summe, wieder z; oder 0 bis 1; oder Rang "
              "R: −23·ln(1 − R(1 − e^(−100/23)))",
              "z = (x − mean)/standard deviation, sum, z again; or 0 to 1; or rank R: "
              "−23·ln(1 − R(1 − e^(−100/23)))"),
        "Monitoring Soziale Stadtentwicklung Berlin 2021; English Indices of Deprivation 2019; "
        "GISD (Robert Koch-Institut)",
    ),
    Method(
        Words("Gruppen ähnlicher Werte", "Clusters of similar values"),
        Words("Liegen hohe bei hohen und niedrige bei niedrigen Werten, mehr als es der Zufall "
              "täte? Gebiete ohne Wert oder ohne Nachbarn bleiben außen vor und sind genannt.",
              "Do high values lie beside high ones and low beside low ones, more than by chance? "
              "Areas without a value or without neighbours are left out and named."),
        Words("Morans I und lokales I: z·Σ w·z der Nachbarn (gemeinsame Grenze oder Ecke); "
              "Zufallsverteilungen mit festem Anfang",
              "Moran's I and local I: z·Σ w·z of the neighbours (shared border or corner); random "
              "permutations with a fixed seed"),
        "Moran 1950; Anselin 1995",
    ),
    Method(
        Words("Glättung seltener Ereignisse", "Smoothing of rare events"),
        Words("Werte kleiner Gebiete rücken zum Mittel der Stadt. Nur zum Ansehen neben dem "
              "rohen Wert, nie um Geld zu verteilen, ohne es zu sagen.",
              "Values of small areas move towards the mean of the city. Only to look at beside "
              "the raw value, never to share out money without saying so."),
        Words("w·r + (1 − w)·m mit w = A/(A + m/n)", "w·r + (1 − w)·m with w = A/(A + m/n)"),
        "Marshall 1991",
    ),
    Method(
        Words("Ungleiche Verteilung", "Uneven distribution"),
        Words("Welcher Anteil einer Gruppe umziehen müsste, damit sie überall gleich vertreten "
              "wäre. Hängt von Zahl und Größe der Gebiete ab.",
              "Which share of a group would have to move for it to be represented equally "
              "everywhere. Depends on number and size of the areas."),
        Words("D = ½ Σ |a/A − b/B|; Isolation Σ (a/A)(a/t); dazu Gini und Theil",
              "D = ½ Σ |a/A − b/B|; isolation Σ (a/A)(a/t); also Gini and Theil"),
        "Duncan & Duncan 1955; Massey & Denton 1988; Theil 1967",
    ),
    Method(
        Words("Neue Gebietsgrenzen", "New boundaries"),
        Words("Anzahlen früherer Gebiete werden mit erklärten Gewichten auf die neuen verteilt, "
              "Anteile daraus neu berechnet. Das Ergebnis ist eine Schätzung und so bezeichnet.",
              "Counts of former areas are spread over the new ones with declared weights, shares "
              "computed anew from them. The result is an estimate and marked as one."),
        Words("Σ Gewicht × Zähler / Σ Gewicht × Nenner", "Σ weight × numerator / Σ weight × "
              "denominator"),
        "Goodchild & Lam 1980",
    ),
)


def show_methods(snapshot: Snapshot) -> None:
    """Every method: what it says, formula, source."""
    st.html("".join(_method(one) for one in METHODS))
    if snapshot.city.indices:
        st.page_link("index_workshop.py", label=text("Index-Werkstatt öffnen"),
                     icon=":material/tune:", query_params=address.link())


def _method(one: Method) -> str:
    rows = ((text("Formel"), str(one.formula)), (text("Quelle"), one.source))
    facts = "".join(f"<dt>{escape(name)}</dt><dd>{escape(said)}</dd>" for name, said in rows)
    return (f"<h4>{escape(str(one.name))}</h4><p class=lead>{escape(str(one.says))}</p>"
            f'<dl class="note">{facts}</dl>')
