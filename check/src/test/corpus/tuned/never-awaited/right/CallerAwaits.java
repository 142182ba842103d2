import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

class Thumbnails {
  Task<String> start(String image) {
    return createTask(() -> scale(image));
  }

  private String scale(String image) {
    sleep(Duration.ofMillis(5));
    return "small " + image;
  }
}

void main() {
  run(() -> {
    var thumbnails = new Thumbnails();
    Task<String> cat = thumbnails.start("cat");
    Task<String> dog = thumbnails.start("dog");
    IO.println(gather(cat, dog));
  });
}

/* output:
[small cat, small dog]
*/
