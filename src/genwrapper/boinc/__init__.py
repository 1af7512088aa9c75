"""genwrapper.boinc"""
