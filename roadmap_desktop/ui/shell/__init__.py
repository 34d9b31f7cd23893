"""What stands around every screen: header, rail, banners, the command palette."""
