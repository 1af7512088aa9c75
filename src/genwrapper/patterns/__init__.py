"""genwrapper.patterns"""
