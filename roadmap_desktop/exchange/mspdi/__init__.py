"""MSPDI, the XML in which Microsoft Project and its peers hand projects on.

``write`` gives the file of a plan and ``left_out`` what it cannot hold; ``read`` gives the tasks of
a stranger's file and what they lose.
"""

from roadmap_desktop.exchange.mspdi.reading import read as read
from roadmap_desktop.exchange.mspdi.writing import left_out as left_out
from roadmap_desktop.exchange.mspdi.writing import write as write
