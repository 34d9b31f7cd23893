"""``python -m roadmap_desktop``."""

import sys

from roadmap_desktop.app.cli import main

sys.exit(main())
