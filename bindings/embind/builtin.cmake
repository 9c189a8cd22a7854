# Rewrites the glue's imports of Node's modules, of which bundlers would complain, as calls that only Node ever makes.
file(READ ${glue} text)
string(REGEX REPLACE "await import\\([\"']([a-z_:]+)[\"']\\)" "process.getBuiltinModule(\"\\1\")" text "${text}")
if(text MATCHES "import\\([\"']")
  message(FATAL_ERROR "${glue} still imports: adapt ${CMAKE_CURRENT_LIST_FILE} to this Emscripten")
endif()
file(WRITE ${glue} "${text}")
