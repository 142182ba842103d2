import static io.asyncio4j.Asyncio.*;

import java.awt.image.BufferedImage;
import javax.imageio.ImageIO;

BufferedImage half(BufferedImage large) {
  var small = new BufferedImage(large.getWidth() / 2, large.getHeight() / 2, BufferedImage.TYPE_INT_RGB);
  small.createGraphics().drawImage(large, 0, 0, small.getWidth(), small.getHeight(), null);
  return small;
}

int shrink(Path photo, Path to) throws IOException {
  BufferedImage large = ImageIO.read(photo.toFile()); // expect: blocking
  ImageIO.write(half(large), "png", to.toFile()); // expect: blocking
  return large.getWidth();
}

void main() throws IOException {
  Path photo = Files.createTempFile("photo", ".png");
  ImageIO.write(new BufferedImage(80, 60, BufferedImage.TYPE_INT_RGB), "png", photo.toFile());
  IO.println(run(() -> shrink(photo, photo)) + " wide");
  Files.delete(photo);
}

/* output:
80 wide
*/
