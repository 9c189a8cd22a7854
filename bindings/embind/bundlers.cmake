# Rewrites the glue of the build with threads where bundlers would complain of it: imports of Node's modules become calls that only Node
# ever makes, and the options of its workers stand where the workers are started.
file(READ ${glue} text)
string(REGEX REPLACE "await import\\([\"']([a-z_:]+)[\"']\\)" "process.getBuiltinModule(\"\\1\")" text "${text}")
string(REGEX REPLACE "var workerOptions=({[^}]*});(worker=new Worker\\(new URL\\([^)]*\\),)workerOptions\\)" "\\2\\1)" text "${text}")
if(text MATCHES "import\\([\"']|workerOptions")
  message(FATAL_ERROR "${glue} is not as ${CMAKE_CURRENT_LIST_FILE} knows it: adapt that to this Emscripten")
endif()
file(WRITE ${glue} "${text}")
