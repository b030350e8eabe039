"""German or English words for Streamlit's field for files, which itself speaks English only."""

from __future__ import annotations

from monitoring.language import text

ZONE = '[data-testid="stFileUploaderDropzone"]'
BUTTON = '[data-testid="stBaseButton-secondary"]'
AGAIN = '[data-testid="stBaseButton-borderlessIcon"]'
CHIPS = '[data-testid="stFileChips"]'
REFUSED = ':has([aria-invalid="true"])'


def uploader_style() -> str:
    """Rules that hide the field's own words and write those of the page in their place."""
    return "\n".join([
        # The button and what stands beside it.
        f"{ZONE} input {{ visibility: hidden; }}",
        f"{ZONE} :is({BUTTON}, {AGAIN}) > div {{ display: none; }}",
        _says(f"{ZONE} {BUTTON}", text("Datei auswählen")),
        f'{ZONE} [data-testid="stFileUploaderDropzoneInstructions"] span {{ display: none; }}',
        _says(f'{ZONE} [data-testid="stFileUploaderDropzoneInstructions"]',
              text("oder hierher ziehen, bis 200 MB")),
        # While a file is dragged over the field.
        f"{ZONE} > div:not([data-testid]) > span {{ display: none; }}",
        _says(f"{ZONE} > div:not([data-testid]):has(> span)", text("Datei hier ablegen")),
        # While a file is on its way, and when it was refused on the way.
        f'{CHIPS} :is([data-testid="stFileChipDeleteBtn"], [role="alert"]),'
        f'{CHIPS} [data-testid="stFileChipName"] + div, {CHIPS} ~ {AGAIN}, {CHIPS} {AGAIN}'
        " { display: none; }",
        f'{CHIPS} [data-testid="stFileChip"] {{ pointer-events: none; }}',
        f"{ZONE} > div, {CHIPS} {{ flex-wrap: wrap; gap: .5rem; max-height: none; }}",
        _says(CHIPS, text("wird übertragen …")),
        _says(f"{CHIPS}{REFUSED}", text(
            "Diese Datei wurde nicht angenommen: Sie ist größer als 200 MB, oder die Verbindung "
            "ist abgebrochen.")),
        f"{CHIPS}{REFUSED} {AGAIN} {{ display: inline-flex; width: auto; order: 3; }}",
        _says(f"{CHIPS}{REFUSED} {AGAIN}", text("Andere Datei auswählen")),
    ])


def _says(place: str, words: str) -> str:
    quoted = words.replace("\\", "\\\\").replace('"', '\\"')
    return f'{place}::after {{ content: "{quoted}"; font-size: .9rem; }}'
