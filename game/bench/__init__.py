"""What `bench` measures, a noun a file; `budgets.py` is the table. It may import everything below the program."""
