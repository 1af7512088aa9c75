"""genwrapper.launcher"""
