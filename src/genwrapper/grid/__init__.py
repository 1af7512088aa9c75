"""genwrapper.grid"""
