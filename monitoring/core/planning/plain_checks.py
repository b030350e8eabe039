"""Hints for plain language: long sentences, long words, abbreviations."""

from __future__ import annotations

import re

from monitoring.language import text

LONG_SENTENCE = 15
LONG_WORD = 18
MOST = 5
_SENTENCE = re.compile(r"[^.!?:\n]+")
_SHORT = re.compile(r"\b(?:z\. ?B\.|u\. ?a\.|d\. ?h\.|i\. ?d\. ?R\.|ggf\.|bzw\.|usw\.|inkl\.|"
                    r"gem\.|vgl\.|lt\.|evtl\.|o\. ?g\.|s\. ?o\.|e\.g\.|i\.e\.)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def plain_hints(words: str) -> list[str]:
    """
    What makes a text hard to read, at most five hints of each kind; none for easy text.

    A sentence is long from 16 words on, a word from 19 letters on where no hyphen parts it.
    """
    abbreviations = list(dict.fromkeys(one.group() for one in _SHORT.finditer(words)))
    rest = _SHORT.sub("x", words)
    sentences = [(len(_WORD.findall(one)), one.strip()) for one in _SENTENCE.findall(rest)]
    long_words = dict.fromkeys(one for one in _WORD.findall(rest)
                               if max(map(len, one.split("-"))) > LONG_WORD)
    found = [text("Langer Satz mit {n} Wörtern: „{start} …“. Besser zwei Sätze daraus machen.",
                  n=count, start=" ".join(said.split()[:5]))
             for count, said in sentences if count > LONG_SENTENCE][:MOST]
    found += [text("Langes Wort: „{word}“. Ein kürzeres Wort oder ein Bindestrich hilft.",
                   word=one) for one in list(long_words)[:MOST]]
    found += [text("Abkürzung: „{word}“. Bitte ausschreiben.", word=one)
              for one in abbreviations[:MOST]]
    return found
