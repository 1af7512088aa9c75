"""A mini project on loopback and the driver of real BOINC clients, for tests and `genwrapper
try`.
"""
