HELD: dict[str, str] = {}
