"""Fields for every kind of question, shared by Quick plan and the interview."""
