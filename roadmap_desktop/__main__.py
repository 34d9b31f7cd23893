"""``python -m roadmap_desktop``."""

import sys

from roadmap_desktop.app.entry import main

sys.exit(main())
