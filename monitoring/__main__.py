"""`python -m monitoring` is the command `sozialraum`."""

from monitoring.cli import main

raise SystemExit(main())
