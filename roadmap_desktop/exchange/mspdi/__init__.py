"""MSPDI, the XML in which Microsoft Project and its peers hand projects on."""
