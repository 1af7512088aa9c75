"""genwrapper.processes"""
