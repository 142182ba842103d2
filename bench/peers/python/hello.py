import asyncio
import sys

if sys.argv[1] == "uvloop":
    from uvloop import new_event_loop
else:
    from asyncio import new_event_loop


async def main():
    print("hello")


with asyncio.Runner(loop_factory=new_event_loop) as runner:
    runner.run(main())
