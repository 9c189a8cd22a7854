// placeholder until data is there
