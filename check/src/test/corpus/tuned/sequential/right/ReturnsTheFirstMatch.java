import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

record Room(String name, int seats) {}

Room free(List<Room> rooms, int people) {
  for (Room room : rooms) {
    if (room.seats() >= people && isFree(room)) {
      return room;
    }
  }
  throw new NoSuchElementException("no room for " + people);
}

boolean isFree(Room room) {
  sleep(Duration.ofMillis(4));
  return !room.name().startsWith("A");
}

void main() {
  var rooms = List.of(new Room("A1", 4), new Room("B1", 2), new Room("B2", 8));
  run(() -> IO.println(free(rooms, 3)));
}

/* output:
Room[name=B2, seats=8]
*/
