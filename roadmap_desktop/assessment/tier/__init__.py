"""How deep a plan goes: the rule, its ledger, what would move it, who overrode it (S0-4)."""
