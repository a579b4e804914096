"""Devices -> Buttons: one small int a tick, the only thing the rules ever hear from a player.

`devices.py` turns pygame's events into named sources ("key C", "pad a"), `bindings.py` says which action
a source stands for, `latch.py` keeps edges until the tick that reads them. Imports pygame and sim.buttons.
"""
