"""The command line `sozialraum`: everything a page can do to data, without a browser."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from monitoring.commands.arguments import command_of, parser
from monitoring.commands.said import REFUSED, WRONG_USE, WrongUse, print_problems, refuse
from monitoring.core.refused import ProblemsFound, Refused
from monitoring.language import speak, text


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    speak(os.environ.get("SOZIALRAUM_LANGUAGE", "de"))
    given = parser().parse_args(arguments)
    try:
        return command_of(given)(given)
    except ProblemsFound as refused:
        print_problems(refused.problems, given.json)
    except WrongUse as wrong:
        refuse(given, str(wrong))
        return WRONG_USE
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except Refused as refusal:
        refuse(given, str(refusal))
    except OSError as error:
        refuse(given, text("„{place}“ ist nicht les- oder schreibbar ({error}). Bitte Pfad und "
                           "Rechte prüfen.", place=error.filename or "", error=error.strerror))
    except Exception as error:
        refuse(given, text("Das hätte nicht geschehen dürfen. Bitte der Entwicklung melden: "
                           "{kind}, {error}", kind=type(error).__name__, error=error))
    return REFUSED
