"""The interview: a task list of sections, each with its questions and a page to check them."""
