"""genwrapper.cli"""
