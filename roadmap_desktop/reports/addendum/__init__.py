"""The addendum: which dates of a plan change, why, and who signs anew."""
