"""genwrapper.bundle"""
