"""genwrapper.applets"""
