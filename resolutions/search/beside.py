"""Work of the index beside other work of one search. The engine lets go of the interpreter while it looks, so that rows
can be read and checked meanwhile.

Nothing done here may ask the database: its connection belongs to the thread of the request.
"""

from concurrent.futures import ThreadPoolExecutor

beside = ThreadPoolExecutor(thread_name_prefix="beside")
