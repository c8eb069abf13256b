<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>VisionLab</name>
    <message>
        <source> px</source>
        <translation> пкс</translation>
    </message>
    <message>
        <source>#1×1 reduce</source>
        <translation>#1×1 перед</translation>
    </message>
    <message>
        <source>#3×3 (n)</source>
        <translation>#3×3 (n)</translation>
    </message>
    <message>
        <source>#3×3 reduce</source>
        <translation>#3×3 перед</translation>
    </message>
    <message>
        <source>#5×5 reduce</source>
        <translation>#5×5 перед</translation>
    </message>
    <message>
        <source>#7×7 reduce</source>
        <translation>#7×7 перед</translation>
    </message>
    <message>
        <source>#7×7, inner</source>
        <translation>#7×7, внутри</translation>
    </message>
    <message>
        <source>#n×n</source>
        <translation>#n×n</translation>
    </message>
    <message>
        <source>#n×n reduce</source>
        <translation>#n×n перед</translation>
    </message>
    <message>
        <source>#n×n, inner</source>
        <translation>#n×n, внутри</translation>
    </message>
    <message>
        <source>1 input</source>
        <translation>1 вход</translation>
    </message>
    <message>
        <source>1.1 has a smaller first convolution and pools earlier</source>
        <translation>В 1.1 первая свёртка меньше, а пулинг раньше</translation>
    </message>
    <message>
        <source>1/32 and less</source>
        <translation>1/32 и меньше</translation>
    </message>
    <message>
        <source>15.3 % with more training data, ImageNet of autumn 2011</source>
        <translation>15,3 % с дополнительными обучающими данными, ImageNet осени 2011 года</translation>
    </message>
    <message>
        <source>17×17 modules</source>
        <translation>Модули 17×17</translation>
    </message>
    <message>
        <source>1x1</source>
        <translation>1x1</translation>
    </message>
    <message>
        <source>1x1 before a first input of the second&apos;s size is used; off in the first cell, which sees the stem twice</source>
        <translation>1×1 перед использованием первого входа с размером второго; выключено в первой ячейке, которая видит начало сети дважды</translation>
    </message>
    <message>
        <source>1x1 channels after the 3x3 average pool</source>
        <translation>Каналы 1×1 после усредняющего пулинга 3×3</translation>
    </message>
    <message>
        <source>1x1 channels after the 3x3 max pool</source>
        <translation>Каналы 1×1 после макс-пулинга 3×3</translation>
    </message>
    <message>
        <source>1x1 channels before each of the three branches&apos; 3x3</source>
        <translation>Каналы 1×1 перед 3×3 в каждой из трёх ветвей</translation>
    </message>
    <message>
        <source>1x1 channels before the 1xn</source>
        <translation>Каналы 1×1 перед 1×n</translation>
    </message>
    <message>
        <source>1x1 channels before the 3x3</source>
        <translation>Каналы 1×1 перед 3×3</translation>
    </message>
    <message>
        <source>1x1 channels before the 5x5</source>
        <translation>Каналы 1×1 перед 5×5</translation>
    </message>
    <message>
        <source>1x1 channels before the first split</source>
        <translation>Каналы 1×1 перед первым разветвлением</translation>
    </message>
    <message>
        <source>1x1 channels before the two 3x3</source>
        <translation>Каналы 1×1 перед двумя 3×3</translation>
    </message>
    <message>
        <source>1x1 channels of each of the three branches</source>
        <translation>Каналы 1×1 в каждой из трёх ветвей</translation>
    </message>
    <message>
        <source>1x1 channels that feed both branches</source>
        <translation>Каналы 1×1, питающие обе ветви</translation>
    </message>
    <message>
        <source>1x1 channels, and the first column of the double branch</source>
        <translation>Каналы 1×1 и первого столбца двойной ветви</translation>
    </message>
    <message>
        <source>1x1 down, 3x3, 1x1 up, and a shortcut around them (He et al. 2015, fig. 5 right).</source>
        <translation>1×1 вниз, 3×3, 1×1 вверх и обходная связь вокруг них (He et al. 2015, рис. 5 справа).</translation>
    </message>
    <message>
        <source>1x1 in groups, channels shuffled between them, depthwise 3x3, 1x1 in groups (Zhang et al. 2017, fig. 2b, c).</source>
        <translation>1×1 по группам, перемешивание каналов между ними, поканальная 3×3, 1×1 по группам (Zhang et al. 2017, рис. 2b, c).</translation>
    </message>
    <message>
        <source>1x1 to few channels, 3x3, 1x1 up again: one of the equal paths of a ResNeXt block (Xie et al. 2016, fig. 3a).</source>
        <translation>1×1 до малого числа каналов, 3×3, снова 1×1 вверх: один из равных путей блока ResNeXt (Xie et al. 2016, рис. 3a).</translation>
    </message>
    <message>
        <source>1x1, 3x3 at stride 2, twice; 1x1, 3x3, 3x3 at stride 2; pool at stride 2 (Szegedy et al. 2016, fig. 18).</source>
        <translation>1×1, 3×3 с шагом 2, дважды; 1×1, 3×3, 3×3 с шагом 2; пулинг с шагом 2 (Szegedy et al. 2016, рис. 18).</translation>
    </message>
    <message>
        <source>1x1, 3x3 at stride 2; 1x1, 1x7, 7x1, 3x3 at stride 2; pool at stride 2 (Szegedy et al. 2016, fig. 8).</source>
        <translation>1×1, 3×3 с шагом 2; 1×1, 1×7, 7×1, 3×3 с шагом 2; пулинг с шагом 2 (Szegedy et al. 2016, рис. 8).</translation>
    </message>
    <message>
        <source>1x1; 1x1 to 5x5; 1x1 to two 3x3, which see as far as one 5x5; pool to 1x1 (Szegedy et al. 2015, fig. 5).</source>
        <translation>1×1; 1×1 и 5×5; 1×1 и две 3×3, которые видят столько же, сколько одна 5×5; пулинг и 1×1 (Szegedy et al. 2015, рис. 5).</translation>
    </message>
    <message>
        <source>1x1; 1x1, 1x7, 7x1; 1x1 and that twice; pool to 1x1 (Szegedy et al. 2015, fig. 6 with n = 7).</source>
        <translation>1×1; 1×1, 1×7, 7×1; 1×1 и то же дважды; пулинг и 1×1 (Szegedy et al. 2015, рис. 6 при n = 7).</translation>
    </message>
    <message>
        <source>1x1; 1x1, then 1x3 beside 3x1; 1x1, 3x3, then 1x3 beside 3x1; pool to 1x1 (Szegedy et al. 2015, fig. 7).</source>
        <translation>1×1; 1×1, затем 1×3 рядом с 3×1; 1×1, 3×3, затем 1×3 рядом с 3×1; пулинг и 1×1 (Szegedy et al. 2015, рис. 7).</translation>
    </message>
    <message>
        <source>2 halves height and width</source>
        <translation>2 — вдвое меньше по высоте и ширине</translation>
    </message>
    <message>
        <source>3 for colour pictures, 1 for grey ones</source>
        <translation>3 для цветных картинок, 1 для серых</translation>
    </message>
    <message>
        <source>35×35 modules</source>
        <translation>Модули 35×35</translation>
    </message>
    <message>
        <source>3x3</source>
        <translation>3x3</translation>
    </message>
    <message>
        <source>3x3 at stride 2; 1x1, 3x3, 3x3 at stride 2; pool at stride 2 (Szegedy et al. 2015, fig. 10).</source>
        <translation>3×3 с шагом 2; 1×1, 3×3, 3×3 с шагом 2; пулинг с шагом 2 (Szegedy et al. 2015, рис. 10).</translation>
    </message>
    <message>
        <source>3x3 convolutions with ReLU in a row, then a 2x2 max pool (Simonyan and Zisserman 2014, table 1).</source>
        <translation>Свёртки 3×3 с ReLU подряд, затем макс-пулинг 2×2 (Simonyan and Zisserman 2014, табл. 1).</translation>
    </message>
    <message>
        <source>5x5</source>
        <translation>5x5</translation>
    </message>
    <message>
        <source>5x5 in Inception-v3, 3x3 in Inception-v4</source>
        <translation>5×5 в Inception-v3, 3×3 в Inception-v4</translation>
    </message>
    <message>
        <source>60,000 photographs of a hundred classes, 32x32 in colour (Krizhevsky 2009): a download of 169 MB.</source>
        <translation>60 000 фотографий ста классов, 32×32, цветные (Krizhevsky 2009): загрузка 169 МБ.</translation>
    </message>
    <message>
        <source>60,000 photographs of ten classes, 32x32 in colour (Krizhevsky 2009): a download of 170 MB.</source>
        <translation>60 000 фотографий десяти классов, 32×32, цветные (Krizhevsky 2009): загрузка 170 МБ.</translation>
    </message>
    <message>
        <source>7 for 17x17 maps, 3 for 8x8</source>
        <translation>7 для карт 17×17, 3 для 8×8</translation>
    </message>
    <message>
        <source>70,000 handwritten digits, 28x28 in grey (LeCun et al. 1998): a download of 12 MB.</source>
        <translation>70 000 рукописных цифр, 28×28, серые (LeCun et al. 1998): загрузка 12 МБ.</translation>
    </message>
    <message>
        <source>70,000 pictures of clothes and shoes, 28x28 in grey (Xiao et al. 2017): a download of 31 MB.</source>
        <translation>70 000 картинок одежды и обуви, 28×28, серые (Xiao et al. 2017): загрузка 31 МБ.</translation>
    </message>
    <message>
        <source>8×8 modules</source>
        <translation>Модули 8×8</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95 %-й интервал</translation>
    </message>
    <message>
        <source>99,289 digits from photographs of house numbers, 32x32 in colour (Netzer et al. 2011): 246 MB to download.</source>
        <translation>99 289 цифр с фотографий номеров домов, 32×32, цветные (Netzer et al. 2011): загрузка 246 МБ.</translation>
    </message>
    <message>
        <source>: the largest that fits</source>
        <translation>: наибольший из возможных</translation>
    </message>
    <message>
        <source>; {count} are 0 everywhere</source>
        <translation>; всюду 0: {count}</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;MAC&lt;/b&gt;: one multiply-accumulate of a convolution or linear layer, for one image. Norms, activations, pools and biases are not counted. Tools that count two operations a MAC, or count those too, print other numbers for the same network.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Parameters&lt;/b&gt;: the numbers that are learned, biases and norms included; running means are not.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Activations&lt;/b&gt;: what autograd keeps for the backward pass of one image in fp32, each tensor once.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Weights&lt;/b&gt;: four bytes a parameter; 1 MB is a million bytes.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Receptive field&lt;/b&gt;: how many pixels of the input one output pixel can see, beyond the edges of the picture too.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;MAC&lt;/b&gt;: одно умножение-сложение свёртки или полносвязного слоя для одной картинки. Нормализации, активации, пулинг и смещения не считаются. Программы, которые считают MAC за две операции или учитывают и остальное, дают для той же сети другие числа.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Параметры&lt;/b&gt;: обучаемые числа вместе со смещениями и нормализациями; скользящие средние не входят.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Активации&lt;/b&gt;: что autograd хранит до обратного прохода одной картинки в fp32, каждый тензор один раз.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Веса&lt;/b&gt;: четыре байта на параметр; 1 МБ — миллион байт.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Рецептивное поле&lt;/b&gt;: сколько пикселей входа видит один пиксель выхода, в том числе за краями картинки.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>A 1x1 beside a 1xn and nx1, and a shortcut around them, for small maps (Szegedy et al. 2016, fig. 17, 19).</source>
        <translation>1×1 рядом с 1×n и n×1 и обходная связь вокруг них, для малых карт (Szegedy et al. 2016, рис. 17, 19).</translation>
    </message>
    <message>
        <source>A Python file that defines a network, an ONNX file, or a program of torch.export (.pt2)</source>
        <translation>Файл Python с определением сети, файл ONNX или программа torch.export (.pt2)</translation>
    </message>
    <message>
        <source>A ResNeXt block with a first 1x1 half as wide, and a 3x3 shortcut where it takes a stride (Hu et al. 2017).</source>
        <translation>Блок ResNeXt с вдвое более узкой первой 1×1 и обходной связью 3×3 там, где есть шаг (Hu et al. 2017).</translation>
    </message>
    <message>
        <source>A batch must have two images for each of {count} processes, and has {size}</source>
        <translation>В батче должно быть по две картинки на каждый процесс (их {count}), а в нём {size}</translation>
    </message>
    <message>
        <source>A batch of {count}: {time}</source>
        <translation>Батч из {count}: {time}</translation>
    </message>
    <message>
        <source>A batch size of {size} fits; or try a smaller network or smaller images.</source>
        <translation>Помещается батч из {size}; или возьмите сеть или картинки поменьше.</translation>
    </message>
    <message>
        <source>A block cannot feed itself</source>
        <translation>Блок не может питать сам себя</translation>
    </message>
    <message>
        <source>A block with a large share is where a faster one pays.</source>
        <translation>Блок с большой долей — там, где окупится более быстрый.</translation>
    </message>
    <message>
        <source>A border around the maps, wider on some sides than on others; negative widths cut.</source>
        <translation>Поля вокруг карт, с разных сторон разной ширины; отрицательная ширина обрезает.</translation>
    </message>
    <message>
        <source>A fifth of the main memory is left to the system and other programs</source>
        <translation>Пятая часть оперативной памяти оставлена системе и другим программам</translation>
    </message>
    <message>
        <source>A file cannot be read or written: {why}.</source>
        <translation>Файл не читается или не записывается: {why}.</translation>
    </message>
    <message>
        <source>A file cannot be read: {why}</source>
        <translation>Файл не читается: {why}</translation>
    </message>
    <message>
        <source>A file of this name is there already.</source>
        <translation>Файл с таким именем уже есть.</translation>
    </message>
    <message>
        <source>A file that was being read may have been cut short, or the disk is full.</source>
        <translation>Файл, который читали, мог быть обрезан, или диск заполнен.</translation>
    </message>
    <message>
        <source>A file…</source>
        <translation>Файл…</translation>
    </message>
    <message>
        <source>A filter for each channel, then a 1x1 convolution over all of them (Howard et al. 2017, fig. 3).</source>
        <translation>Фильтр на каждый канал, затем свёртка 1×1 по всем (Howard et al. 2017, рис. 3).</translation>
    </message>
    <message>
        <source>A folder of pictures needs a folder: choose one, or give it with --data-dir</source>
        <translation>Папке картинок нужна папка: выберите её или укажите в --data-dir</translation>
    </message>
    <message>
        <source>A folder that holds the data set</source>
        <translation>Папка с набором данных</translation>
    </message>
    <message>
        <source>A forward pass for one image on the machine that is chosen on the page Time (F4).</source>
        <translation>Прямой проход одной картинки на машине, выбранной на странице «Время» (F4).</translation>
    </message>
    <message>
        <source>A good network in ten epochs: the learning rate rises and falls once (one-cycle), labels are smoothed (Szegedy et al. 2016), momentum looks ahead (Nesterov; Sutskever et al. 2013), an average of the weights is tested.</source>
        <translation>Хорошая сеть за десять эпох: скорость обучения один раз растёт и падает (один цикл), метки сглажены (Szegedy et al. 2016), инерция смотрит вперёд (Nesterov; Sutskever et al. 2013), проверяется среднее весов.</translation>
    </message>
    <message>
        <source>A gradient longer than this over all parameters is shortened to it; 0: as it is.</source>
        <translation>Градиент по всем параметрам длиннее этого укорачивается до него; 0 — остаётся как есть.</translation>
    </message>
    <message>
        <source>A link names the node {id}, which does not exist</source>
        <translation>Связь называет узел {id}, которого нет</translation>
    </message>
    <message>
        <source>A name that torchvision or timm knows, a Python object as package.module:callable, or a file</source>
        <translation>Имя, известное torchvision или timm, объект Python как package.module:callable или файл</translation>
    </message>
    <message>
        <source>A network is being trained: this one can wait in the queue</source>
        <translation>Сеть обучается: эта может подождать в очереди</translation>
    </message>
    <message>
        <source>A network is still being trained.</source>
        <translation>Сеть ещё обучается.</translation>
    </message>
    <message>
        <source>A network needs exactly one end to have other classes: got {count}</source>
        <translation>Чтобы сменить классы, у сети должен быть ровно один конец: их {count}</translation>
    </message>
    <message>
        <source>A network needs exactly one input to take other pictures: got {count}</source>
        <translation>Чтобы принять другие картинки, у сети должен быть ровно один вход: их {count}</translation>
    </message>
    <message>
        <source>A network of {count} nodes is too large for a file: at most 16 MiB fit</source>
        <translation>Сеть из {count} узлов слишком велика для файла: помещается не более 16 МиБ</translation>
    </message>
    <message>
        <source>A person: {percent} %</source>
        <translation>Человек: {percent} %</translation>
    </message>
    <message>
        <source>A picture of the test set by its number</source>
        <translation>Картинка тестовой выборки по номеру</translation>
    </message>
    <message>
        <source>A picture of the test set or of your own: what the network says, where it looks, what its blocks see</source>
        <translation>Картинка тестовой выборки или ваша: что говорит сеть, куда смотрит, что видят её блоки</translation>
    </message>
    <message>
        <source>A picture of your own; one may also be dropped anywhere on the window</source>
        <translation>Ваша картинка; её можно и перетащить в любое место окна</translation>
    </message>
    <message>
        <source>A random part of each training image, of at least this share of its area, is stretched to the whole (GoogLeNet: 0.08); 1: off.</source>
        <translation>Случайная часть каждой обучающей картинки, не меньше этой доли площади, растягивается на всю (GoogLeNet: 0,08); 1 — выключено.</translation>
    </message>
    <message>
        <source>A rectangle of each training image comes from another one, by shares from Beta(a, a) (Yun et al. 2019); 0: none. With mixup too, each batch takes one of both.</source>
        <translation>Прямоугольник каждой обучающей картинки берётся из другой, доли из Beta(a, a) (Yun et al. 2019); 0 — нет. Вместе с mixup на каждый батч берётся одно из двух.</translation>
    </message>
    <message>
        <source>A run has at most {most} tags, got {got}</source>
        <translation>У запуска не более {most} меток, получено {got}</translation>
    </message>
    <message>
        <source>A run has each tag once, got {got}</source>
        <translation>Каждая метка у запуска одна, получено {got}</translation>
    </message>
    <message>
        <source>A run is going on.</source>
        <translation>Запуск идёт.</translation>
    </message>
    <message>
        <source>A run is going on: this network can wait in the queue</source>
        <translation>Запуск идёт: эта сеть может подождать в очереди</translation>
    </message>
    <message>
        <source>A run stands here as soon as its first epoch has been validated.</source>
        <translation>Запуск появится здесь после проверки его первой эпохи.</translation>
    </message>
    <message>
        <source>A second classifier in the middle, whose loss is added in training; gone at test time (Szegedy et al. 2014).</source>
        <translation>Второй классификатор посередине, его потери добавляются при обучении; на тесте его нет (Szegedy et al. 2014).</translation>
    </message>
    <message>
        <source>A setting is written KEY=VALUE, got {got}</source>
        <translation>Настройка пишется как КЛЮЧ=ЗНАЧЕНИЕ, получено {got}</translation>
    </message>
    <message>
        <source>A source must be a name or a path of up to 1000 characters, got {got}</source>
        <translation>Источник — имя или путь до 1000 знаков, получено {got}</translation>
    </message>
    <message>
        <source>A stage is the blocks whose maps are of about the same size</source>
        <translation>Стадия — блоки с картами примерно одного размера</translation>
    </message>
    <message>
        <source>A state dict: .safetensors, .pt or .pth</source>
        <translation>Словарь весов: .safetensors, .pt или .pth</translation>
    </message>
    <message>
        <source>A tab for another network</source>
        <translation>Вкладка для другой сети</translation>
    </message>
    <message>
        <source>A tag is a word or two of up to {most} characters without commas, got {got}</source>
        <translation>Метка — одно-два слова до {most} знаков без запятых, получено {got}</translation>
    </message>
    <message>
        <source>A test has 1 or 10 crops, and not {crops}</source>
        <translation>Проверка идёт на 1 или 10 кропах, а не {crops}</translation>
    </message>
    <message>
        <source>A tree by block, a list of all layers, or the share of each type</source>
        <translation>Дерево по блокам, список всех слоёв или доля каждого типа</translation>
    </message>
    <message>
        <source>A unit with a survival of {survival} needs a shortcut: got none</source>
        <translation>Блоку с вероятностью сохранения {survival} нужна обходная связь: её нет</translation>
    </message>
    <message>
        <source>A way to count, or who did</source>
        <translation>Способ подсчёта или автор</translation>
    </message>
    <message>
        <source>A window that only partly fits still counts</source>
        <translation>Окно, которое помещается лишь частично, тоже считается</translation>
    </message>
    <message>
        <source>A: identity, zeros for new channels; B: 1x1 projection where the shape changes; C: 1x1 projection always; none: a plain network</source>
        <translation>A: тождество, нули для новых каналов; B: проекция 1×1 там, где меняется форма; C: проекция 1×1 всегда; нет: сеть без обходов</translation>
    </message>
    <message>
        <source>About VisionLab</source>
        <translation>О VisionLab</translation>
    </message>
    <message>
        <source>About the recipe</source>
        <translation>О рецепте</translation>
    </message>
    <message>
        <source>Absolute</source>
        <translation>Абс.</translation>
    </message>
    <message>
        <source>Accumulate</source>
        <translation>Накопление</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Точность</translation>
    </message>
    <message>
        <source>Accuracy (%)</source>
        <translation>Точность (%)</translation>
    </message>
    <message>
        <source>Accuracy of each class</source>
        <translation>Точность по классам</translation>
    </message>
    <message>
        <source>Across</source>
        <translation>По горизонтали</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Действие</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>Действия и их клавиши</translation>
    </message>
    <message>
        <source>Activated input</source>
        <translation>Вход после активации</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>Активация</translation>
    </message>
    <message>
        <source>Activation mean</source>
        <translation>Среднее активаций</translation>
    </message>
    <message>
        <source>Activation spread</source>
        <translation>Разброс активаций</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>Активации</translation>
    </message>
    <message>
        <source>Actual size</source>
        <translation>Натуральный размер</translation>
    </message>
    <message>
        <source>Adam</source>
        <translation>Adam</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Сумма</translation>
    </message>
    <message>
        <source>Add a preset, a file or an earlier version to set it beside this network.</source>
        <translation>Добавьте готовую сеть, файл или прежнюю версию, чтобы сравнить с этой сетью.</translation>
    </message>
    <message>
        <source>Add it below the selected one</source>
        <translation>Добавить под выделенным</translation>
    </message>
    <message>
        <source>Add one learned number to each output</source>
        <translation>Прибавлять обучаемое число к каждому выходу</translation>
    </message>
    <message>
        <source>Add one learned number to each output channel</source>
        <translation>Прибавлять обучаемое число к каждому выходному каналу</translation>
    </message>
    <message>
        <source>Add to queue</source>
        <translation>В очередь</translation>
    </message>
    <message>
        <source>Add {block}</source>
        <translation>Добавить: {block}</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Добавлено</translation>
    </message>
    <message>
        <source>Added to the queue: {network}</source>
        <translation>Добавлено в очередь: {network}</translation>
    </message>
    <message>
        <source>Added to the variance before the root</source>
        <translation>Прибавляется к дисперсии под корнем</translation>
    </message>
    <message>
        <source>After the first two pools; no longer used</source>
        <translation>После первых двух пулингов; больше не применяется</translation>
    </message>
    <message>
        <source>After the sum; the last module of the network has none</source>
        <translation>После суммы; у последнего модуля сети её нет</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>Ещё раз</translation>
    </message>
    <message>
        <source>AlexNet 2012</source>
        <translation>AlexNet 2012</translation>
    </message>
    <message>
        <source>AlexNet was trained on two of them</source>
        <translation>AlexNet обучали на двух таких</translation>
    </message>
    <message>
        <source>AlexNet&apos;s recipe with larger batches: the learning rate is divided by 10 whenever validation stands still.</source>
        <translation>Рецепт AlexNet с большими батчами: скорость обучения делится на 10, когда валидация стоит на месте.</translation>
    </message>
    <message>
        <source>All as in {recipe}</source>
        <translation>Всё как в рецепте «{recipe}»</translation>
    </message>
    <message>
        <source>All classes</source>
        <translation>Все классы</translation>
    </message>
    <message>
        <source>All data</source>
        <translation>Данные</translation>
    </message>
    <message>
        <source>All fields as the source has them</source>
        <translation>Все поля как в источнике</translation>
    </message>
    <message>
        <source>All layers, norms and activations included</source>
        <translation>Вместе со всеми слоями, нормализациями и активациями</translation>
    </message>
    <message>
        <source>All limits are kept.</source>
        <translation>Все ограничения соблюдены.</translation>
    </message>
    <message>
        <source>All numbers that are learned, and their share</source>
        <translation>Все обучаемые числа и их доля</translation>
    </message>
    <message>
        <source>All runs in a table, or their accuracy over MACs</source>
        <translation>Все запуски таблицей или их точность от MAC</translation>
    </message>
    <message>
        <source>All runs: compare, repeat, queue, note and delete them</source>
        <translation>Все запуски: сравнить, повторить, поставить в очередь, подписать и удалить</translation>
    </message>
    <message>
        <source>All settings are as usual</source>
        <translation>Все настройки обычные</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>Состояния</translation>
    </message>
    <message>
        <source>All tags</source>
        <translation>Метки</translation>
    </message>
    <message>
        <source>All types</source>
        <translation>Все типы</translation>
    </message>
    <message>
        <source>Alone</source>
        <translation>Одна</translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation>Альфа</translation>
    </message>
    <message>
        <source>Also: {figures}</source>
        <translation>Также: {figures}</translation>
    </message>
    <message>
        <source>Among the likeliest {top}</source>
        <translation>Среди {top} вероятнейших</translation>
    </message>
    <message>
        <source>An Excel sheet has room for {most} layers, and there are {count}</source>
        <translation>На листе Excel места на {most} слоёв, а их {count}</translation>
    </message>
    <message>
        <source>An archive or data file that is on this machine already</source>
        <translation>Архив или файл данных, который уже есть на этой машине</translation>
    </message>
    <message>
        <source>An epoch of {count} images: {whose}</source>
        <translation>Эпоха из {count} картинок: {whose}</translation>
    </message>
    <message>
        <source>An operation from an imported network that has no layer here. It cannot be edited, trained or exported.</source>
        <translation>Операция импортированной сети, для которой здесь нет слоя. Её нельзя изменить, обучить или экспортировать.</translation>
    </message>
    <message>
        <source>Analysis</source>
        <translation>Анализ</translation>
    </message>
    <message>
        <source>Another network: it shares too few blocks with the open one to tell what was changed.</source>
        <translation>Другая сеть: общих с открытой блоков слишком мало, чтобы сказать, что изменено.</translation>
    </message>
    <message>
        <source>Another test is going on</source>
        <translation>Идёт другая проверка</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Любой</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Применить</translation>
    </message>
    <message>
        <source>Area: MACs</source>
        <translation>Площадь: MAC</translation>
    </message>
    <message>
        <source>Area: parameters</source>
        <translation>Площадь: параметры</translation>
    </message>
    <message>
        <source>Area: parameters. Hollow: not all images, or not all epochs.</source>
        <translation>Площадь: параметры. Полые: не все картинки или не все эпохи.</translation>
    </message>
    <message>
        <source>Arrange</source>
        <translation>Разложить</translation>
    </message>
    <message>
        <source>Arrangement</source>
        <translation>Расположение</translation>
    </message>
    <message>
        <source>Arrow keys go from point to point, Enter opens one; + and − go nearer and back, 0 shows all</source>
        <translation>Стрелки ведут от точки к точке, Enter открывает; + и − приближают и отдаляют, 0 показывает всё</translation>
    </message>
    <message>
        <source>As ResNet 2015, but the learning rate of 0.1 is too large at first for 110 layers: it is warmed up.</source>
        <translation>Как ResNet 2015, но скорость обучения 0,1 вначале велика для 110 слоёв: нужен разогрев.</translation>
    </message>
    <message>
        <source>As ResNet 2015, with a warm-up for networks of any depth.</source>
        <translation>Как ResNet 2015, с разогревом для сетей любой глубины.</translation>
    </message>
    <message>
        <source>As conv2_x, conv3_x, ...</source>
        <translation>Как conv2_x, conv3_x, ...</translation>
    </message>
    <message>
        <source>As it was opened</source>
        <translation>Какой была открыта</translation>
    </message>
    <message>
        <source>As many as fit</source>
        <translation>Сколько поместится</translation>
    </message>
    <message>
        <source>As shares</source>
        <translation>В долях</translation>
    </message>
    <message>
        <source>As the authors of the open network trained it</source>
        <translation>Как обучали авторы открытой сети</translation>
    </message>
    <message>
        <source>As the file says</source>
        <translation>Как в файле</translation>
    </message>
    <message>
        <source>As the network sees them</source>
        <translation>Как их видит сеть</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Как в системе</translation>
    </message>
    <message>
        <source>Ask again next time</source>
        <translation>Спросить в следующий раз</translation>
    </message>
    <message>
        <source>Ask the best weights for every picture of the test set</source>
        <translation>Спросить лучшие веса о каждой картинке тестовой выборки</translation>
    </message>
    <message>
        <source>Ask the checked runs that have not been asked</source>
        <translation>Спросить отмеченные запуски, которые ещё не спрашивали</translation>
    </message>
    <message>
        <source>Asking the network…</source>
        <translation>Сеть отвечает…</translation>
    </message>
    <message>
        <source>At its published peak: no network is faster, and most reach a part of it</source>
        <translation>На опубликованном пределе: быстрее сети не бывает, большинство достигает лишь части</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Не более</translation>
    </message>
    <message>
        <source>At most so many billion, for one image</source>
        <translation>Не более стольких миллиардов на одну картинку</translation>
    </message>
    <message>
        <source>At most so many million</source>
        <translation>Не более стольких миллионов</translation>
    </message>
    <message>
        <source>At most so many milliseconds an image for a forward pass, in the present batch size and precision, on the machine that is chosen on the page Time</source>
        <translation>Не более стольких миллисекунд на картинку в прямом проходе, при текущих размере батча и точности, на машине, выбранной на странице «Время»</translation>
    </message>
    <message>
        <source>At most so much in training, in the present batch size, precision and optimizer; 1 GB is a billion bytes</source>
        <translation>Не более стольких при обучении, при текущих размере батча, точности и оптимизаторе; 1 ГБ — миллиард байт</translation>
    </message>
    <message>
        <source>At most {most} runs may go on at once, got {got}</source>
        <translation>Одновременно могут идти не более {most} запусков, получено {got}</translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation>Аугментация</translation>
    </message>
    <message>
        <source>Autosave failed: {reason}</source>
        <translation>Автосохранение не удалось: {reason}</translation>
    </message>
    <message>
        <source>Auxiliary head</source>
        <translation>Доп. голова</translation>
    </message>
    <message>
        <source>Auxiliary heads</source>
        <translation>Доп. головы</translation>
    </message>
    <message>
        <source>Average pool</source>
        <translation>Средний пулинг</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Back to the default</source>
        <translation>К значению по умолчанию</translation>
    </message>
    <message>
        <source>Back to the network</source>
        <translation>Назад к сети</translation>
    </message>
    <message>
        <source>Back to the network (Esc)</source>
        <translation>Назад к сети (Esc)</translation>
    </message>
    <message>
        <source>Back to the recipe</source>
        <translation>Назад к рецепту</translation>
    </message>
    <message>
        <source>Bars</source>
        <translation>Столбцы</translation>
    </message>
    <message>
        <source>Batch norm</source>
        <translation>Пакетная норма</translation>
    </message>
    <message>
        <source>Batch normalisation over each channel (Ioffe and Szegedy 2015).</source>
        <translation>Пакетная нормализация каждого канала (Ioffe and Szegedy 2015).</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>Батч</translation>
    </message>
    <message>
        <source>Batches of 128 and a learning rate of 0.1, divided by 10 at 32,000 and 48,000 of 64,000 steps: epochs 82 and 123 of 164. Shifts by 4 pixels and flips.</source>
        <translation>Батчи по 128, скорость обучения 0,1, делится на 10 на шагах 32 000 и 48 000 из 64 000: эпохи 82 и 123 из 164. Сдвиги на 4 пикселя и отражения.</translation>
    </message>
    <message>
        <source>Batches of 128 and a weight decay of 5e-4; the learning rate of 0.1 is divided by 10 at epochs 150 and 225 of 300.</source>
        <translation>Батчи по 128, затухание весов 5e-4; скорость обучения 0,1 делится на 10 в эпохах 150 и 225 из 300.</translation>
    </message>
    <message>
        <source>Batches of 64, Nesterov momentum; the learning rate of 0.1 is divided by 10 after half and three quarters of 300 epochs.</source>
        <translation>Батчи по 64, инерция Нестерова; скорость обучения 0,1 делится на 10 после половины и трёх четвертей из 300 эпох.</translation>
    </message>
    <message>
        <source>Begin nothing that waits until this is let go</source>
        <translation>Ничего из ожидающего не начинать, пока не отпущено</translation>
    </message>
    <message>
        <source>Besides each epoch&apos;s: what a crash costs at most.</source>
        <translation>Помимо сохранения в конце эпох: столько теряется при сбое, не больше.</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>Лучшая</translation>
    </message>
    <message>
        <source>Best validation accuracy, %</source>
        <translation>Лучшая точность на валидации, %</translation>
    </message>
    <message>
        <source>Beta</source>
        <translation>Бета</translation>
    </message>
    <message>
        <source>Between the convolutions of a unit; the paper takes 0.3 on CIFAR</source>
        <translation>Между свёртками блока; в статье 0,3 на CIFAR</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>Смещение</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Блок</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>Блоки</translation>
    </message>
    <message>
        <source>Blocks a stage</source>
        <translation>Блоков в стадии</translation>
    </message>
    <message>
        <source>Blocks and layers</source>
        <translation>Блоки и слои</translation>
    </message>
    <message>
        <source>Blocks by what they keep</source>
        <translation>Блоки по тому, что хранят</translation>
    </message>
    <message>
        <source>Blocks on the canvas</source>
        <translation>Блоки на холсте</translation>
    </message>
    <message>
        <source>Blocks: {count}</source>
        <translation>Блоков: {count}</translation>
    </message>
    <message>
        <source>Border</source>
        <translation>Поля</translation>
    </message>
    <message>
        <source>Border on each side, at most half the kernel</source>
        <translation>Поля с каждой стороны, не больше половины ядра</translation>
    </message>
    <message>
        <source>Both canvases</source>
        <translation>Оба холста</translation>
    </message>
    <message>
        <source>Bottleneck</source>
        <translation>Узкое место</translation>
    </message>
    <message>
        <source>Bottleneck and compression</source>
        <translation>Узкое место и сжатие</translation>
    </message>
    <message>
        <source>Bottom</source>
        <translation>Снизу</translation>
    </message>
    <message>
        <source>Branches of none, one and two 3x3 and a shortcut around them, for 35x35 maps (Szegedy et al. 2016, fig. 16).</source>
        <translation>Ветви без 3×3, с одной и двумя и обходная связь вокруг них, для карт 35×35 (Szegedy et al. 2016, рис. 16).</translation>
    </message>
    <message>
        <source>Brightness, contrast and saturation of training images vary by up to this share; 0: as they are.</source>
        <translation>Яркость, контраст и насыщенность обучающих картинок меняются до этой доли; 0 — остаются как есть.</translation>
    </message>
    <message>
        <source>Bring a network in from PyTorch or ONNX</source>
        <translation>Взять сеть из PyTorch или ONNX</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Обзор…</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>Бюджет</translation>
    </message>
    <message>
        <source>Build, explore and train convolutional image classifiers.</source>
        <translation>Стройте, изучайте и обучайте свёрточные классификаторы картинок.</translation>
    </message>
    <message>
        <source>Build, explore and train convolutional image classifiers. MIT licence.</source>
        <translation>Стройте, изучайте и обучайте свёрточные классификаторы картинок. Лицензия MIT.</translation>
    </message>
    <message>
        <source>Built as</source>
        <translation>Построена как</translation>
    </message>
    <message>
        <source>By chance</source>
        <translation>Наугад</translation>
    </message>
    <message>
        <source>By idea</source>
        <translation>По идее</translation>
    </message>
    <message>
        <source>By name, block, type or shape; all words must be there (Ctrl+F)</source>
        <translation>По имени, блоку, типу или форме; должны встретиться все слова (Ctrl+F)</translation>
    </message>
    <message>
        <source>By order</source>
        <translation>По порядку</translation>
    </message>
    <message>
        <source>By structure</source>
        <translation>По строению</translation>
    </message>
    <message>
        <source>By type of layer</source>
        <translation>По типу слоя</translation>
    </message>
    <message>
        <source>By year</source>
        <translation>По годам</translation>
    </message>
    <message>
        <source>Bypass</source>
        <translation>Обход</translation>
    </message>
    <message>
        <source>C</source>
        <translation>C</translation>
    </message>
    <message>
        <source>CIFAR-10 epoch</source>
        <translation>Эпоха CIFAR-10</translation>
    </message>
    <message>
        <source>Came with an imported network and cannot be edited</source>
        <translation>Пришло с импортированной сетью, изменить нельзя</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Cancel a drag, or go back from inside a block</source>
        <translation>Прервать перетаскивание или выйти из блока</translation>
    </message>
    <message>
        <source>Cardinality C</source>
        <translation>Число путей C</translation>
    </message>
    <message>
        <source>Cards on the canvas</source>
        <translation>Карточек на холсте</translation>
    </message>
    <message>
        <source>Cells a stage</source>
        <translation>Ячеек в стадии</translation>
    </message>
    <message>
        <source>Centre of pixel ({row}, {column})</source>
        <translation>Центр пикселя ({row}, {column})</translation>
    </message>
    <message>
        <source>Change the network so: one step, which undo takes back</source>
        <translation>Изменить сеть так: один шаг, который можно отменить</translation>
    </message>
    <message>
        <source>Change {field}</source>
        <translation>Изменить: {field}</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Изменено</translation>
    </message>
    <message>
        <source>Changed at random as the present settings say</source>
        <translation>Случайно изменённые, как говорят текущие настройки</translation>
    </message>
    <message>
        <source>Changed since {title}</source>
        <translation>Изменено после «{title}»</translation>
    </message>
    <message>
        <source>Changed: {names}</source>
        <translation>Изменено: {names}</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Изменения</translation>
    </message>
    <message>
        <source>Changes the network&apos;s input and its last layer; one step to undo</source>
        <translation>Меняет вход сети и последний слой; отменяется одним шагом</translation>
    </message>
    <message>
        <source>Changes the network&apos;s residual blocks; one step to undo</source>
        <translation>Меняет остаточные блоки сети; отменяется одним шагом</translation>
    </message>
    <message>
        <source>Channel attention</source>
        <translation>Внимание по каналам</translation>
    </message>
    <message>
        <source>Channel shuffle</source>
        <translation>Смена каналов</translation>
    </message>
    <message>
        <source>Channel {n}</source>
        <translation>Канал {n}</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Каналы</translation>
    </message>
    <message>
        <source>Channels are split into this many groups</source>
        <translation>На столько групп делятся каналы</translation>
    </message>
    <message>
        <source>Channels are split into this many groups; equal to the input&apos;s channels is depthwise</source>
        <translation>На столько групп делятся каналы; равно числу входных каналов — поканальная</translation>
    </message>
    <message>
        <source>Channels before the head (P), a multiple of 96</source>
        <translation>Каналы перед головой (P), кратны 96</translation>
    </message>
    <message>
        <source>Channels of a 3x1, which is followed by a 1x3 in place of the 3x3, as in Inception-v4</source>
        <translation>Каналы 3×1, за которой следует 1×3 вместо 3×3, как в Inception-v4</translation>
    </message>
    <message>
        <source>Channels of a squeeze over those of its expand (SR, section 5.2 of the paper)</source>
        <translation>Каналы сжатия к каналам расширения (SR, раздел 5.2 статьи)</translation>
    </message>
    <message>
        <source>Channels of each 1x3 and 3x1 in which a branch ends</source>
        <translation>Каналы каждой 1×3 и 3×1, которыми кончается ветвь</translation>
    </message>
    <message>
        <source>Channels of each convolution</source>
        <translation>Каналы каждой свёртки</translation>
    </message>
    <message>
        <source>Channels of each operation inside; the results are stacked at the end</source>
        <translation>Каналы каждой операции внутри; в конце результаты складываются по каналам</translation>
    </message>
    <message>
        <source>Channels of either of the two 3x3 in a row</source>
        <translation>Каналы каждой из двух 3×3 подряд</translation>
    </message>
    <message>
        <source>Channels of one path&apos;s 3x3 in conv2_x; it doubles from stage to stage</source>
        <translation>Каналы 3×3 одного пути в conv2_x; от стадии к стадии удваиваются</translation>
    </message>
    <message>
        <source>Channels of the 1x1 and the 1x7</source>
        <translation>Каналы 1×1 и 1×7</translation>
    </message>
    <message>
        <source>Channels of the 1x1 branch</source>
        <translation>Каналы ветви 1×1</translation>
    </message>
    <message>
        <source>Channels of the 1x1 convolution</source>
        <translation>Каналы свёртки 1×1</translation>
    </message>
    <message>
        <source>Channels of the 1xn</source>
        <translation>Каналы 1×n</translation>
    </message>
    <message>
        <source>Channels of the 3x3 before the second split</source>
        <translation>Каналы 3×3 перед вторым разветвлением</translation>
    </message>
    <message>
        <source>Channels of the 3x3 branch</source>
        <translation>Каналы ветви 3×3</translation>
    </message>
    <message>
        <source>Channels of the 3x3 convolution between</source>
        <translation>Каналы свёртки 3×3 посередине</translation>
    </message>
    <message>
        <source>Channels of the 3x3 convolution between; the 1x1 before has half of them</source>
        <translation>Каналы свёртки 3×3 посередине; у 1×1 перед ней их вдвое меньше</translation>
    </message>
    <message>
        <source>Channels of the 3x3 convolution of one path</source>
        <translation>Каналы свёртки 3×3 одного пути</translation>
    </message>
    <message>
        <source>Channels of the 3x3 convolutions, from conv3 on</source>
        <translation>Каналы свёрток 3×3, начиная с conv3</translation>
    </message>
    <message>
        <source>Channels of the 5x5 branch</source>
        <translation>Каналы ветви 5×5</translation>
    </message>
    <message>
        <source>Channels of the 7x1 and of the 3x3 that ends the branch</source>
        <translation>Каналы 7×1 и 3×3 в конце ветви</translation>
    </message>
    <message>
        <source>Channels of the first branch</source>
        <translation>Каналы первой ветви</translation>
    </message>
    <message>
        <source>Channels of the first convolution</source>
        <translation>Каналы первой свёртки</translation>
    </message>
    <message>
        <source>Channels of the first convolution; others have 1, 2, 3 or 6 times as many, the output 12</source>
        <translation>Каналы первой свёртки; у других их в 1, 2, 3 или 6 раз больше, у выхода в 12</translation>
    </message>
    <message>
        <source>Channels of the first of the two 3x3 in a row</source>
        <translation>Каналы первой из двух 3×3 подряд</translation>
    </message>
    <message>
        <source>Channels of the last 1x1; none: it follows all paths, as in b</source>
        <translation>Каналы последней 1×1; нет: она идёт после всех путей, как в b</translation>
    </message>
    <message>
        <source>Channels of the nx1</source>
        <translation>Каналы n×1</translation>
    </message>
    <message>
        <source>Channels of the rows and columns inside</source>
        <translation>Каналы строк и столбцов внутри</translation>
    </message>
    <message>
        <source>Channels of the second</source>
        <translation>Каналы второй</translation>
    </message>
    <message>
        <source>Channels of the second, and inside the third</source>
        <translation>Каналы второй и внутри третьей</translation>
    </message>
    <message>
        <source>Channels of the second, which has stride 2</source>
        <translation>Каналы второй, с шагом 2</translation>
    </message>
    <message>
        <source>Channels of the third branch</source>
        <translation>Каналы третьей ветви</translation>
    </message>
    <message>
        <source>Channels over channels of the narrow middle (r)</source>
        <translation>Каналы к каналам узкой середины (r)</translation>
    </message>
    <message>
        <source>Channels that each dense layer adds (k)</source>
        <translation>Каналы, которые добавляет каждый плотный слой (k)</translation>
    </message>
    <message>
        <source>Channels with which either 7x7 branch ends</source>
        <translation>Каналы, которыми кончается каждая ветвь 7×7</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>График</translation>
    </message>
    <message>
        <source>Chart of networks</source>
        <translation>График сетей</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Графики</translation>
    </message>
    <message>
        <source>Check the data set&apos;s folder, or choose another data set.</source>
        <translation>Проверьте папку набора данных или выберите другой набор.</translation>
    </message>
    <message>
        <source>Check the runs that are to be asked together.</source>
        <translation>Отметьте запуски, которые спросить вместе.</translation>
    </message>
    <message>
        <source>Checkpoint every</source>
        <translation>Контрольная точка каждые</translation>
    </message>
    <message>
        <source>Checkpoints kept</source>
        <translation>Хранить точек</translation>
    </message>
    <message>
        <source>Choose a file to see what of it goes where. Nothing in it is run.</source>
        <translation>Выберите файл, чтобы увидеть, что из него куда попадёт. Ничего из него не запускается.</translation>
    </message>
    <message>
        <source>Choose a folder that has a folder of pictures for each class.</source>
        <translation>Выберите папку, в которой на каждый класс есть папка картинок.</translation>
    </message>
    <message>
        <source>Choose a value other than the network&apos;s own, at which it works</source>
        <translation>Выберите значение, отличное от текущего, при котором сеть работает</translation>
    </message>
    <message>
        <source>Chosen network</source>
        <translation>Выбранная сеть</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Класс</translation>
    </message>
    <message>
        <source>Class weights</source>
        <translation>Веса классов</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Классы</translation>
    </message>
    <message>
        <source>Classifier head</source>
        <translation>Классификатор</translation>
    </message>
    <message>
        <source>Classifiers after 4a and 4d, gone at test time</source>
        <translation>Классификаторы после 4a и 4d, на тесте их нет</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Очистить</translation>
    </message>
    <message>
        <source>Clear the search and all filters</source>
        <translation>Очистить поиск и все фильтры</translation>
    </message>
    <message>
        <source>Click into the field and press a key, alone or with Ctrl, Shift or Alt</source>
        <translation>Щёлкните в поле и нажмите клавишу, одну или с Ctrl, Shift или Alt</translation>
    </message>
    <message>
        <source>Click to give this block a title of your own</source>
        <translation>Щёлкните, чтобы дать блоку своё название</translation>
    </message>
    <message>
        <source>Click to see it</source>
        <translation>Щёлкните, чтобы увидеть</translation>
    </message>
    <message>
        <source>Click to select</source>
        <translation>Щёлкните, чтобы выделить</translation>
    </message>
    <message>
        <source>Click to select it</source>
        <translation>Щёлкните, чтобы выделить его</translation>
    </message>
    <message>
        <source>Clip gradients</source>
        <translation>Обрезка градиентов</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Закрыть (Esc)</translation>
    </message>
    <message>
        <source>Close tab</source>
        <translation>Закрыть вкладку</translation>
    </message>
    <message>
        <source>Close the analysis</source>
        <translation>Закрыть анализ</translation>
    </message>
    <message>
        <source>Close the others</source>
        <translation>Закрыть остальные</translation>
    </message>
    <message>
        <source>Close the results</source>
        <translation>Закрыть результаты</translation>
    </message>
    <message>
        <source>Close this page</source>
        <translation>Закрыть страницу</translation>
    </message>
    <message>
        <source>Close this page (Esc)</source>
        <translation>Закрыть страницу (Esc)</translation>
    </message>
    <message>
        <source>Collapse all</source>
        <translation>Свернуть всё</translation>
    </message>
    <message>
        <source>Collapse all blocks</source>
        <translation>Свернуть все блоки</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Цвет</translation>
    </message>
    <message>
        <source>Colours of the bars, by size of map</source>
        <translation>Цвета столбцов — по размеру карт</translation>
    </message>
    <message>
        <source>Columns added on the left</source>
        <translation>Столбцов слева</translation>
    </message>
    <message>
        <source>Columns added on the right</source>
        <translation>Столбцов справа</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>Палитра команд</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Сравнить</translation>
    </message>
    <message>
        <source>Compared with our count of the same thing</source>
        <translation>К нашему подсчёту того же</translation>
    </message>
    <message>
        <source>Compile</source>
        <translation>Компиляция</translation>
    </message>
    <message>
        <source>Compiled in {seconds:.0f} s</source>
        <translation>Скомпилировано за {seconds:.0f} с</translation>
    </message>
    <message>
        <source>Compiling the network: the first time takes a while</source>
        <translation>Сеть компилируется: в первый раз это долго</translation>
    </message>
    <message>
        <source>Compression</source>
        <translation>Сжатие</translation>
    </message>
    <message>
        <source>Concat</source>
        <translation>Конкатенация</translation>
    </message>
    <message>
        <source>Confusion</source>
        <translation>Ошибки</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>Матрица ошибок</translation>
    </message>
    <message>
        <source>Constant added before the exponent</source>
        <translation>Константа перед возведением в степень</translation>
    </message>
    <message>
        <source>Conv-norm-act</source>
        <translation>Свёртка+норма</translation>
    </message>
    <message>
        <source>Convolution</source>
        <translation>Свёртка</translation>
    </message>
    <message>
        <source>Convolution and linear layers on the longest way through: the 50 of ResNet-50</source>
        <translation>Свёртки и полносвязные слои на самом длинном пути: 50 у ResNet-50</translation>
    </message>
    <message>
        <source>Convolution, then batch norm, then an activation; without norm the convolution has a bias.</source>
        <translation>Свёртка, пакетная нормализация, активация; без нормализации у свёртки есть смещение.</translation>
    </message>
    <message>
        <source>Convolution; square unless the kernel has a width of its own.</source>
        <translation>Свёртка; квадратная, если у ядра нет своей ширины.</translation>
    </message>
    <message>
        <source>Convolutions a stage</source>
        <translation>Свёрток в стадии</translation>
    </message>
    <message>
        <source>Convolutions by the size of their kernel; double click for the layers of a type</source>
        <translation>Свёртки по размеру ядра; двойной щелчок — слои этого типа</translation>
    </message>
    <message>
        <source>Copied the picture of the curves</source>
        <translation>Картинка кривых скопирована</translation>
    </message>
    <message>
        <source>Copied the selected rows</source>
        <translation>Выделенные строки скопированы</translation>
    </message>
    <message numerus="yes">
        <source>Copied {count} rows</source>
        <translation>
            <numerusform>Скопирована {count} строка</numerusform>
            <numerusform>Скопированы {count} строки</numerusform>
            <numerusform>Скопировано {count} строк</numerusform>
        </translation>
    </message>
    <message>
        <source>Copied {path}</source>
        <translation>Скопировано: {path}</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Копировать</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>Копировать путь</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Копировать картинку</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>Копировать строки</translation>
    </message>
    <message>
        <source>Copy rows with headings</source>
        <translation>Копировать строки с заголовками</translation>
    </message>
    <message>
        <source>Copy the selected rows (Ctrl+C), or all rows where none is selected</source>
        <translation>Копировать выделенные строки (Ctrl+C) или все, если не выделено</translation>
    </message>
    <message>
        <source>Copy these figures</source>
        <translation>Копировать эти числа</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Стоимость</translation>
    </message>
    <message>
        <source>Cost with these fields</source>
        <translation>Стоимость с этими полями</translation>
    </message>
    <message>
        <source>Cost, together</source>
        <translation>Стоимость вместе</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Число</translation>
    </message>
    <message>
        <source>Counting</source>
        <translation>Подсчёт</translation>
    </message>
    <message>
        <source>Counting networks …</source>
        <translation>Сети считаются …</translation>
    </message>
    <message>
        <source>Counting networks: {left} left</source>
        <translation>Сети считаются: осталось {left}</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>Числа</translation>
    </message>
    <message>
        <source>Counts border</source>
        <translation>Считать поля</translation>
    </message>
    <message>
        <source>Crop padding</source>
        <translation>Поля для кропа</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Кривые</translation>
    </message>
    <message>
        <source>Curves of the sweep</source>
        <translation>Кривые перебора</translation>
    </message>
    <message>
        <source>Curves of this run, or of an earlier one</source>
        <translation>Кривые этого запуска или прежнего</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Вырезать</translation>
    </message>
    <message>
        <source>CutMix</source>
        <translation>CutMix</translation>
    </message>
    <message>
        <source>Cutout</source>
        <translation>Cutout</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Тёмная</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>Тёмная тема</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Данные</translation>
    </message>
    <message>
        <source>Data files (*.tar.gz *.tgz *.tar *.gz *.mat *-ubyte);;All files (*)</source>
        <translation>Файлы данных (*.tar.gz *.tgz *.tar *.gz *.mat *-ubyte);;Все файлы (*)</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>Набор данных</translation>
    </message>
    <message>
        <source>Dead ReLU channels</source>
        <translation>Мёртвые каналы ReLU</translation>
    </message>
    <message>
        <source>Deals the channels of each group out to all groups (Zhang et al. 2017, fig. 1c).</source>
        <translation>Раздаёт каналы каждой группы всем группам (Zhang et al. 2017, рис. 1c).</translation>
    </message>
    <message>
        <source>Dearest by {what}</source>
        <translation>Самые дорогие: {what}</translation>
    </message>
    <message>
        <source>Decay depthwise</source>
        <translation>Затухание поканальных</translation>
    </message>
    <message>
        <source>Decay norms</source>
        <translation>Затухание норм</translation>
    </message>
    <message>
        <source>Deep convolution</source>
        <translation>Глубокая свёртка</translation>
    </message>
    <message>
        <source>Degradation: 20 and 56 layers, plain and residual</source>
        <translation>Деградация: 20 и 56 слоёв, без обходов и с остаточными блоками</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Delete link</source>
        <translation>Удалить связь</translation>
    </message>
    <message numerus="yes">
        <source>Deleted {count} runs.</source>
        <translation>
            <numerusform>Удалён {count} запуск.</numerusform>
            <numerusform>Удалено {count} запуска.</numerusform>
            <numerusform>Удалено {count} запусков.</numerusform>
        </translation>
    </message>
    <message>
        <source>Deleted {name}.</source>
        <translation>Удалено: {name}.</translation>
    </message>
    <message>
        <source>Dense block</source>
        <translation>Плотный блок</translation>
    </message>
    <message>
        <source>Dense layer</source>
        <translation>Плотный слой</translation>
    </message>
    <message>
        <source>Dense layers one after another, each seeing all before it (Huang et al. 2016, fig. 1).</source>
        <translation>Плотные слои один за другим, каждый видит все предыдущие (Huang et al. 2016, рис. 1).</translation>
    </message>
    <message>
        <source>DenseNet-BC 2017</source>
        <translation>DenseNet-BC 2017</translation>
    </message>
    <message>
        <source>DenseNet-BC: 1x1 before each 3x3, transitions that keep half the channels, a stem of 2k channels</source>
        <translation>DenseNet-BC: 1×1 перед каждой 3×3, переходы оставляют половину каналов, в начале сети 2k каналов</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>Глубина</translation>
    </message>
    <message>
        <source>Depth multiplier</source>
        <translation>Множ. глубины</translation>
    </message>
    <message>
        <source>Depthwise convolution</source>
        <translation>Поканальная свёртка</translation>
    </message>
    <message>
        <source>Depthwise separable</source>
        <translation>Сепарабельная</translation>
    </message>
    <message>
        <source>Depthwise separable convolutions; otherwise full 3x3 ones</source>
        <translation>Поканальные сепарабельные свёртки; иначе полные 3×3</translation>
    </message>
    <message>
        <source>Details…</source>
        <translation>Подробно…</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Устройство</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Устройства</translation>
    </message>
    <message>
        <source>Dilation</source>
        <translation>Разрежение</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Не сохранять</translation>
    </message>
    <message>
        <source>Distance between the kernel&apos;s taps</source>
        <translation>Расстояние между отсчётами ядра</translation>
    </message>
    <message>
        <source>Do again what was taken back</source>
        <translation>Повторить отменённое</translation>
    </message>
    <message>
        <source>Double #3×1</source>
        <translation>Двойная #3×1</translation>
    </message>
    <message>
        <source>Double #3×3</source>
        <translation>Двойная #3×3</translation>
    </message>
    <message>
        <source>Double #3×3 (m)</source>
        <translation>Двойная #3×3 (m)</translation>
    </message>
    <message>
        <source>Double #3×3 reduce</source>
        <translation>Двойная #3×3 перед</translation>
    </message>
    <message>
        <source>Double #3×3 reduce (k)</source>
        <translation>Двойная #3×3 перед (k)</translation>
    </message>
    <message>
        <source>Double #3×3, first</source>
        <translation>Двойная #3×3, первая</translation>
    </message>
    <message>
        <source>Double #3×3, first (l)</source>
        <translation>Двойная #3×3, первая (l)</translation>
    </message>
    <message>
        <source>Double click a block</source>
        <translation>Двойной щелчок по блоку</translation>
    </message>
    <message>
        <source>Double click a block in the palette</source>
        <translation>Двойной щелчок по блоку в палитре</translation>
    </message>
    <message>
        <source>Double click or Enter: the layers of this type</source>
        <translation>Двойной щелчок или Enter: слои этого типа</translation>
    </message>
    <message>
        <source>Download instead</source>
        <translation>Лучше загрузить</translation>
    </message>
    <message>
        <source>Drag a block from the palette</source>
        <translation>Перетащить блок из палитры</translation>
    </message>
    <message>
        <source>Drag blocks here from the palette, or open a preset</source>
        <translation>Перетащите сюда блоки из палитры или откройте готовую сеть</translation>
    </message>
    <message>
        <source>Drag from a port</source>
        <translation>Тянуть от порта</translation>
    </message>
    <message>
        <source>Drag on the empty canvas</source>
        <translation>Тянуть по пустому холсту</translation>
    </message>
    <message>
        <source>Drag, or press the arrow keys, to choose a value; Esc goes back to the network as it is</source>
        <translation>Тяните или нажимайте стрелки, чтобы выбрать значение; Esc возвращает к сети как есть</translation>
    </message>
    <message>
        <source>Draw the selected network beside this one, and ring what was changed</source>
        <translation>Нарисовать выбранную сеть рядом с этой и обвести изменённое</translation>
    </message>
    <message>
        <source>Drawing Scenes-10</source>
        <translation>Рисуется Scenes-10</translation>
    </message>
    <message>
        <source>Drawing Scenes-10 ({split})</source>
        <translation>Рисуется Scenes-10 ({split})</translation>
    </message>
    <message>
        <source>Drawn weights</source>
        <translation>Случайные веса</translation>
    </message>
    <message>
        <source>Drop rate</source>
        <translation>Дропаут</translation>
    </message>
    <message>
        <source>Drop to insert between {source} and {target}</source>
        <translation>Отпустите, чтобы вставить между «{source}» и «{target}»</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>Дропаут</translation>
    </message>
    <message>
        <source>Dropout after each convolution; the paper: 0.2 where pictures are not augmented</source>
        <translation>Дропаут после каждой свёртки; в статье 0,2 для картинок без аугментации</translation>
    </message>
    <message>
        <source>Dropout after fc6 and fc7</source>
        <translation>Дропаут после fc6 и fc7</translation>
    </message>
    <message>
        <source>Dropout before fc6 and fc7</source>
        <translation>Дропаут перед fc6 и fc7</translation>
    </message>
    <message>
        <source>Dropout before the last layer</source>
        <translation>Дропаут перед последним слоем</translation>
    </message>
    <message>
        <source>Dropout between the convolutions, as in Wide ResNet</source>
        <translation>Дропаут между свёртками, как в Wide ResNet</translation>
    </message>
    <message>
        <source>Drops the whole branch of a random share of pictures while training (Huang et al. 2016, section 3).</source>
        <translation>При обучении отбрасывает всю ветвь для случайной доли картинок (Huang et al. 2016, раздел 3).</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Дублировать</translation>
    </message>
    <message>
        <source>EMA</source>
        <translation>EMA</translation>
    </message>
    <message>
        <source>Each bar is of its own network, rather than all on one scale</source>
        <translation>Каждая полоса — доля своей сети, а не на общей шкале</translation>
    </message>
    <message>
        <source>Each batch is worked on in so many parts whose gradients are added: less memory, the same step but for batch norms, which see a part at a time.</source>
        <translation>Каждый батч считается по частям, градиенты складываются: меньше памяти, шаг тот же, но пакетные нормализации видят по одной части.</translation>
    </message>
    <message>
        <source>Each picture is looked at ten times: padded by the mean colour as in training, its four corners and its middle are cut out, and each is mirrored; the probabilities are averaged (Krizhevsky 2012)</source>
        <translation>На каждую картинку смотрят десять раз: с полями среднего цвета, как при обучении, вырезаются четыре угла и середина, и каждый вырез отражается; вероятности усредняются (Krizhevsky 2012)</translation>
    </message>
    <message>
        <source>Each process needs a graphics processor of its own, and there are only {found}</source>
        <translation>Каждому процессу нужна своя видеокарта, а их только {found}</translation>
    </message>
    <message>
        <source>Each stage ends in a pool that halves the maps</source>
        <translation>Каждая стадия кончается пулингом, который вдвое уменьшает карты</translation>
    </message>
    <message>
        <source>Each training image is mirrored left to right half the time.</source>
        <translation>Каждая обучающая картинка в половине случаев отражается слева направо.</translation>
    </message>
    <message>
        <source>Earlier runs</source>
        <translation>Прежние запуски</translation>
    </message>
    <message>
        <source>Early stopping</source>
        <translation>Ранняя остановка</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Правка</translation>
    </message>
    <message>
        <source>Edits that bring {what} down:</source>
        <translation>Правки, которые уменьшат: {what}</translation>
    </message>
    <message>
        <source>Edits, oldest first</source>
        <translation>Правки, сначала старые</translation>
    </message>
    <message>
        <source>Element-wise sum of its inputs.</source>
        <translation>Поэлементная сумма входов.</translation>
    </message>
    <message>
        <source>Elements</source>
        <translation>Элементы</translation>
    </message>
    <message>
        <source>Elements of convolution and linear outputs, one image</source>
        <translation>Элементы выходов свёрток и полносвязных слоёв, одна картинка</translation>
    </message>
    <message>
        <source>Ended early: no better validation in {epochs} epochs after epoch {best}.</source>
        <translation>Остановлено раньше: за {epochs} эпох после эпохи {best} валидация не улучшилась.</translation>
    </message>
    <message>
        <source>Ended: {network}</source>
        <translation>Завершено: {network}</translation>
    </message>
    <message>
        <source>Ensemble</source>
        <translation>Ансамбль</translation>
    </message>
    <message>
        <source>Enter or a double click opens it</source>
        <translation>Enter или двойной щелчок открывает</translation>
    </message>
    <message>
        <source>Epoch {epoch}, step {step}</source>
        <translation>Эпоха {epoch}, шаг {step}</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Эпохи</translation>
    </message>
    <message>
        <source>Epochs done, of those planned</source>
        <translation>Пройдено эпох из намеченных</translation>
    </message>
    <message>
        <source>Epsilon</source>
        <translation>Эпсилон</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Ошибка</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Estimate</source>
        <translation>Оценка</translation>
    </message>
    <message>
        <source>Event files for TensorBoard are written beside, in the run folder.</source>
        <translation>Рядом, в папке запуска, пишутся файлы событий для TensorBoard.</translation>
    </message>
    <message>
        <source>Every few seconds a step is looked at block by block, for the canvas: costs less than 3 %.</source>
        <translation>Каждые несколько секунд шаг рассматривается по блокам, для холста: стоит меньше 3 %.</translation>
    </message>
    <message>
        <source>Every how many pixels one is taken</source>
        <translation>Через сколько пикселей берётся один</translation>
    </message>
    <message>
        <source>Every setting that the recipe decides as it was</source>
        <translation>Все настройки, которые решает рецепт, — как были</translation>
    </message>
    <message>
        <source>Everything that can be done, by typing</source>
        <translation>Всё, что можно сделать, набором текста</translation>
    </message>
    <message>
        <source>Everything times one fixed number, as a residual branch is scaled down (Szegedy et al. 2016, section 3.3).</source>
        <translation>Всё умножается на одно число, как ослабляют остаточную ветвь (Szegedy et al. 2016, раздел 3.3).</translation>
    </message>
    <message>
        <source>Exactly {number}</source>
        <translation>Точно {number}</translation>
    </message>
    <message>
        <source>Expand 1×1</source>
        <translation>Расширение 1×1</translation>
    </message>
    <message>
        <source>Expand 3×3</source>
        <translation>Расширение 3×3</translation>
    </message>
    <message>
        <source>Expand all</source>
        <translation>Развернуть всё</translation>
    </message>
    <message>
        <source>Expand all blocks</source>
        <translation>Развернуть все блоки</translation>
    </message>
    <message>
        <source>Expand with 1x1, filter each channel, project with a linear 1x1 (Sandler et al. 2018, table 1, fig. 4d).</source>
        <translation>Расширение 1×1, фильтр на каждый канал, линейная проекция 1×1 (Sandler et al. 2018, табл. 1, рис. 4d).</translation>
    </message>
    <message>
        <source>Expansion</source>
        <translation>Расширение</translation>
    </message>
    <message>
        <source>Experiment</source>
        <translation>Эксперимент</translation>
    </message>
    <message>
        <source>Experiments</source>
        <translation>Эксперименты</translation>
    </message>
    <message>
        <source>Exponent</source>
        <translation>Показатель степени</translation>
    </message>
    <message>
        <source>Export the network</source>
        <translation>Экспорт сети</translation>
    </message>
    <message>
        <source>Exported {path}</source>
        <translation>Экспортировано: {path}</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Экспорт…</translation>
    </message>
    <message>
        <source>FLOPs</source>
        <translation>FLOP</translation>
    </message>
    <message>
        <source>FLOPs with everything</source>
        <translation>FLOP со всем</translation>
    </message>
    <message>
        <source>Factor</source>
        <translation>Множитель</translation>
    </message>
    <message>
        <source>Factorised reduction</source>
        <translation>Факт. уменьшение</translation>
    </message>
    <message>
        <source>Fast</source>
        <translation>Быстро</translation>
    </message>
    <message>
        <source>Feature maps</source>
        <translation>Карты признаков</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>Признаки</translation>
    </message>
    <message>
        <source>Fetching {file}</source>
        <translation>Загружается {file}</translation>
    </message>
    <message>
        <source>Fewer than two blocks are selected</source>
        <translation>Выделено меньше двух блоков</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Поля</translation>
    </message>
    <message>
        <source>Fields that all of them have</source>
        <translation>Поля, которые есть у всех</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Файл</translation>
    </message>
    <message>
        <source>Files that are no pictures by their names: {count}</source>
        <translation>Файлы, по имени не картинки: {count}</translation>
    </message>
    <message>
        <source>Files that could not be read</source>
        <translation>Файлы, которые не прочитались</translation>
    </message>
    <message>
        <source>Files that could not be read: {count}</source>
        <translation>Не прочитано файлов: {count}</translation>
    </message>
    <message>
        <source>File…</source>
        <translation>Файл…</translation>
    </message>
    <message>
        <source>Filter layers</source>
        <translation>Фильтр слоёв</translation>
    </message>
    <message>
        <source>Filter runs</source>
        <translation>Фильтр запусков</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Фильтры</translation>
    </message>
    <message>
        <source>Find a block in the palette</source>
        <translation>Найти блок в палитре</translation>
    </message>
    <message>
        <source>Find an action…</source>
        <translation>Найти действие…</translation>
    </message>
    <message>
        <source>Find blocks by name, shape, field or problem</source>
        <translation>Найти блоки по имени, форме, полю или ошибке</translation>
    </message>
    <message>
        <source>Find in the network</source>
        <translation>Поиск в сети</translation>
    </message>
    <message>
        <source>Finding blocks</source>
        <translation>Ищутся блоки</translation>
    </message>
    <message>
        <source>Find…</source>
        <translation>Найти…</translation>
    </message>
    <message>
        <source>Finished.</source>
        <translation>Готово.</translation>
    </message>
    <message>
        <source>Finished: best validation accuracy {best:.1%} in epoch {epoch}, test accuracy {test:.1%}.</source>
        <translation>Готово: лучшая точность на валидации {best:.1%} в эпохе {epoch}, точность на тесте {test:.1%}.</translation>
    </message>
    <message>
        <source>Finished: best validation accuracy {best:.1%} in epoch {epoch}.</source>
        <translation>Готово: лучшая точность на валидации {best:.1%} в эпохе {epoch}.</translation>
    </message>
    <message>
        <source>Finished: {network}</source>
        <translation>Готово: {network}</translation>
    </message>
    <message>
        <source>Fire</source>
        <translation>Fire</translation>
    </message>
    <message>
        <source>First</source>
        <translation>Первый</translation>
    </message>
    <message>
        <source>First channels</source>
        <translation>Первые каналы</translation>
    </message>
    <message>
        <source>First filters</source>
        <translation>Первые фильтры</translation>
    </message>
    <message>
        <source>First weights. he: normal, variance 2 / fan-out (He et al. 2015); xavier: uniform, variance 2 / (fan-in + fan-out) (Glorot &amp; Bengio 2010); normal: deviation 0.01 (AlexNet, VGG); torch: the layers&apos; own.</source>
        <translation>Начальные веса. he: нормальные, дисперсия 2 / fan-out (He et al. 2015); xavier: равномерные, дисперсия 2 / (fan-in + fan-out) (Glorot &amp; Bengio 2010); нормальные: отклонение 0,01 (AlexNet, VGG); torch: как у самих слоёв.</translation>
    </message>
    <message>
        <source>Fit the network</source>
        <translation>Показать всю сеть</translation>
    </message>
    <message>
        <source>Fits</source>
        <translation>Помещается</translation>
    </message>
    <message>
        <source>Flatten</source>
        <translation>Развёртывание</translation>
    </message>
    <message>
        <source>Fold equal blocks in a row into one with a number</source>
        <translation>Свернуть одинаковые блоки подряд в один с числом</translation>
    </message>
    <message>
        <source>Folders without pictures, which are no classes: {names}</source>
        <translation>Папки без картинок, которые не классы: {names}</translation>
    </message>
    <message>
        <source>Following a picture through it</source>
        <translation>Картинка проводится через сеть</translation>
    </message>
    <message>
        <source>Following the run of {network}</source>
        <translation>Показывается запуск «{network}»</translation>
    </message>
    <message>
        <source>For ImageNet in batches of 1,024 at 0.6: batches of 128, and so a rate of 0.075; random parts are of at least half the area rather than 8 %, as the pictures here are small.</source>
        <translation>Для ImageNet батчи по 1024 и 0,6: батчи по 128, значит скорость 0,075; случайные части — не меньше половины площади, а не 8 %, так как картинки здесь малы.</translation>
    </message>
    <message>
        <source>For ImageNet in batches of 512 at 0.04 with weights after Glorot, from which a network without norms does not leave equal scores on small images: batches of 128, weights after He, a learning rate of 0.002 with one epoch of warm-up, and gradients cut at 2.</source>
        <translation>Для ImageNet батчи по 512 и 0,04 с весами по Glorot, из которых сеть без нормализаций не уходит от равных оценок на малых картинках: батчи по 128, веса по He, скорость обучения 0,002 с одной эпохой разогрева, градиенты обрезаются на 2.</translation>
    </message>
    <message>
        <source>For ImageNet: shifts by 2 pixels stand for mild crops. TensorFlow&apos;s RMSprop had an epsilon of 1, which made a rate of 0.045 right; here epsilon is 1e-8, and the rate 0.001.</source>
        <translation>Для ImageNet: сдвиги на 2 пикселя вместо мягких кропов. У RMSprop в TensorFlow эпсилон был 1, при нём верна скорость 0,045; здесь эпсилон 1e-8, а скорость 0,001.</translation>
    </message>
    <message>
        <source>For ImageNet: shifts by 4 pixels stand for 224x224 crops of 256x256 pictures, varied colour for shifts along its principal components; biases begin at 0 throughout.</source>
        <translation>Для ImageNet: сдвиги на 4 пикселя вместо кропов 224×224 из картинок 256×256, изменение цвета вместо сдвигов по его главным компонентам; все смещения начинаются с 0.</translation>
    </message>
    <message>
        <source>For ImageNet: shifts by 4 pixels stand for crops of pictures of several sizes. The first weights are Glorot&apos;s, as the paper&apos;s footnote found: it first grew deep networks out of trained shallow ones.</source>
        <translation>Для ImageNet: сдвиги на 4 пикселя вместо кропов картинок разных размеров. Начальные веса по Glorot, как найдено в сноске статьи: сначала глубокие сети наращивали из обученных мелких.</translation>
    </message>
    <message>
        <source>For a kernel that is not square, as in 1x7</source>
        <translation>Для неквадратного ядра, например 1×7</translation>
    </message>
    <message>
        <source>For one image at test time</source>
        <translation>Для одной картинки на тесте</translation>
    </message>
    <message>
        <source>For one image, and the share of the whole</source>
        <translation>На одну картинку и доля целого</translation>
    </message>
    <message>
        <source>For this network it says the same as we do.</source>
        <translation>Для этой сети говорит то же, что и мы.</translation>
    </message>
    <message>
        <source>Foreign operation</source>
        <translation>Чужая операция</translation>
    </message>
    <message>
        <source>Foreign operations</source>
        <translation>Чужие операции</translation>
    </message>
    <message>
        <source>Forget the file or folder</source>
        <translation>Забыть файл или папку</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Вид</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Прямой</translation>
    </message>
    <message>
        <source>Forward only</source>
        <translation>Только прямой</translation>
    </message>
    <message>
        <source>Forward, at most</source>
        <translation>Прямой проход, не более</translation>
    </message>
    <message>
        <source>Forward, ms</source>
        <translation>Прямой проход, мс</translation>
    </message>
    <message>
        <source>Found by search</source>
        <translation>Находится поиском</translation>
    </message>
    <message>
        <source>Four branches side by side: 1x1; 1x1 to 3x3; 1x1 to 5x5; pool to 1x1 (Szegedy et al. 2014, fig. 2b).</source>
        <translation>Четыре ветви рядом: 1×1; 1×1 и 3×3; 1×1 и 5×5; пулинг и 1×1 (Szegedy et al. 2014, рис. 2b).</translation>
    </message>
    <message>
        <source>Four networks are trained in the same way. They differ only in their depth and in whether each pair of convolutions has a shortcut around it; the shortcuts have no parameters.</source>
        <translation>Четыре сети обучаются одинаково. Они отличаются только глубиной и тем, есть ли вокруг каждой пары свёрток обходная связь; у обходных связей нет параметров.</translation>
    </message>
    <message>
        <source>Free some space, and resume from the last checkpoint.</source>
        <translation>Освободите место и продолжите с последней контрольной точки.</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Откуда</translation>
    </message>
    <message>
        <source>From the last but one cell (first input) and the last: five sums, six states (Zoph et al. 2017, fig. 4).</source>
        <translation>Из предпоследней ячейки (первый вход) и последней: пять сумм, шесть состояний (Zoph et al. 2017, рис. 4).</translation>
    </message>
    <message>
        <source>From the last but one cell (first input) and the last: four states of half size (Zoph et al. 2017, fig. 4).</source>
        <translation>Из предпоследней ячейки (первый вход) и последней: четыре состояния половинного размера (Zoph et al. 2017, рис. 4).</translation>
    </message>
    <message>
        <source>From the undo history</source>
        <translation>Из истории правок</translation>
    </message>
    <message>
        <source>From {place}</source>
        <translation>Из {place}</translation>
    </message>
    <message>
        <source>Fully connected layer.</source>
        <translation>Полносвязный слой.</translation>
    </message>
    <message>
        <source>GELU</source>
        <translation>GELU</translation>
    </message>
    <message>
        <source>GPUs</source>
        <translation>Видеокарты</translation>
    </message>
    <message>
        <source>Given</source>
        <translation>Дано</translation>
    </message>
    <message>
        <source>Gives</source>
        <translation>Даёт</translation>
    </message>
    <message>
        <source>Global average pool</source>
        <translation>Глобал. пулинг</translation>
    </message>
    <message>
        <source>Global average pool, dropout and a linear layer, or SqueezeNet&apos;s 1x1 convolution before the pool.</source>
        <translation>Глобальный усредняющий пулинг, дропаут и полносвязный слой — или, как в SqueezeNet, свёртка 1×1 перед пулингом.</translation>
    </message>
    <message>
        <source>Go down along the links</source>
        <translation>Вниз по связям</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Продолжить</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>Продолжить его</translation>
    </message>
    <message>
        <source>Go to the block on the left</source>
        <translation>К блоку слева</translation>
    </message>
    <message>
        <source>Go to the block on the right</source>
        <translation>К блоку справа</translation>
    </message>
    <message>
        <source>Go to what is wrong, block by block</source>
        <translation>К ошибкам, блок за блоком</translation>
    </message>
    <message>
        <source>Go to {block}</source>
        <translation>Перейти: {block}</translation>
    </message>
    <message>
        <source>Go up along the links</source>
        <translation>Вверх по связям</translation>
    </message>
    <message>
        <source>GoogLeNet 2014</source>
        <translation>GoogLeNet 2014</translation>
    </message>
    <message>
        <source>Grad-CAM: which places of the chosen block&apos;s maps speak for the class (Selvaraju 2017)</source>
        <translation>Grad-CAM: какие места карт выбранного блока говорят за класс (Selvaraju 2017)</translation>
    </message>
    <message>
        <source>Gradient norm</source>
        <translation>Норма градиента</translation>
    </message>
    <message>
        <source>Gradients</source>
        <translation>Градиенты</translation>
    </message>
    <message>
        <source>Graphviz</source>
        <translation>Graphviz</translation>
    </message>
    <message>
        <source>Grouped convolution</source>
        <translation>Групповая свёртка</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Группы</translation>
    </message>
    <message>
        <source>Groups in first 1×1</source>
        <translation>Группы в первой 1×1</translation>
    </message>
    <message>
        <source>Groups of the 1x1 convolutions (g)</source>
        <translation>Группы свёрток 1×1 (g)</translation>
    </message>
    <message>
        <source>Groups of the 3x3 convolution</source>
        <translation>Группы свёртки 3×3</translation>
    </message>
    <message>
        <source>Groups of the 3x3 convolution; more than one is ResNeXt</source>
        <translation>Группы свёртки 3×3; больше одной — ResNeXt</translation>
    </message>
    <message>
        <source>Groups of the 3x3 convolutions</source>
        <translation>Группы свёрток 3×3</translation>
    </message>
    <message>
        <source>Groups of the convolution before</source>
        <translation>Группы предыдущей свёртки</translation>
    </message>
    <message>
        <source>Growth rate</source>
        <translation>Темп роста</translation>
    </message>
    <message>
        <source>Hard sigmoid</source>
        <translation>Жёсткая сигмоида</translation>
    </message>
    <message>
        <source>Hard swish</source>
        <translation>Жёсткий swish</translation>
    </message>
    <message>
        <source>Has not begun.</source>
        <translation>Не начат.</translation>
    </message>
    <message>
        <source>He et al. 2015, section 4.1</source>
        <translation>He et al. 2015, раздел 4.1</translation>
    </message>
    <message>
        <source>He et al. 2016 (CVPR), section 4.2</source>
        <translation>He et al. 2016 (CVPR), раздел 4.2</translation>
    </message>
    <message>
        <source>He et al. 2016 (ECCV), appendix: implementation details</source>
        <translation>He et al. 2016 (ECCV), приложение: подробности реализации</translation>
    </message>
    <message>
        <source>Healthy: about 1e-3; much more is restless, much less hardly learns (Karpathy, CS231n notes).</source>
        <translation>Здорово: около 1e-3; намного больше — беспокойно, намного меньше — почти не учится (Karpathy, конспект CS231n).</translation>
    </message>
    <message>
        <source>Healthy: near 0 %. A channel that stays dead gets no gradient and learns no more (Maas et al. 2013).</source>
        <translation>Здорово: около 0 %. Мёртвый канал не получает градиента и больше не учится (Maas et al. 2013).</translation>
    </message>
    <message>
        <source>Healthy: near 1 and much the same in all blocks (He et al. 2015, Ioffe &amp; Szegedy 2015).</source>
        <translation>Здорово: около 1 и почти одинаково во всех блоках (He et al. 2015, Ioffe &amp; Szegedy 2015).</translation>
    </message>
    <message>
        <source>Healthy: of one order of magnitude in all blocks. It fades in deep plain networks without norms (Glorot &amp; Bengio 2010), and explodes towards the input of plain ones with batch norm (Yang et al. 2019); shortcuts keep it even (He et al. 2016).</source>
        <translation>Здорово: одного порядка во всех блоках. Затухает в глубоких сетях без обходов и нормализаций (Glorot &amp; Bengio 2010), взрывается ко входу сетей с пакетной нормализацией без обходов (Yang et al. 2019); обходные связи выравнивают его (He et al. 2016).</translation>
    </message>
    <message>
        <source>Healthy: steady, and not growing from block to block; above 0 after a ReLU. Near 0 learns fastest (LeCun et al. 1998).</source>
        <translation>Здорово: ровно и не растёт от блока к блоку; после ReLU выше 0. Около 0 учится быстрее всего (LeCun et al. 1998).</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Высота</translation>
    </message>
    <message>
        <source>Height and width of each filter</source>
        <translation>Высота и ширина каждого фильтра</translation>
    </message>
    <message>
        <source>Height and width of the pictures</source>
        <translation>Высота и ширина картинок</translation>
    </message>
    <message>
        <source>Height and width of the window</source>
        <translation>Высота и ширина окна</translation>
    </message>
    <message>
        <source>Height of the maps against the picture&apos;s; the number on a bar is in pixels</source>
        <translation>Высота карт к высоте картинки; число на столбце — в пикселях</translation>
    </message>
    <message>
        <source>Height of the pictures</source>
        <translation>Высота картинок</translation>
    </message>
    <message>
        <source>Height of the pictures, and their width with it: cost goes with the square</source>
        <translation>Высота картинок, а с ней и ширина: стоимость растёт квадратично</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Справка</translation>
    </message>
    <message>
        <source>Here, or in the file where there is none here</source>
        <translation>Здесь, или в файле, если здесь такого нет</translation>
    </message>
    <message>
        <source>History</source>
        <translation>История</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Держать</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Как</translation>
    </message>
    <message>
        <source>How far a random crop may shift.</source>
        <translation>Насколько может сдвигаться случайный кроп.</translation>
    </message>
    <message>
        <source>How fast it computes and moves numbers: about ten seconds, once for all networks</source>
        <translation>Как быстро она считает и переносит числа: около десяти секунд, один раз для всех сетей</translation>
    </message>
    <message>
        <source>How it found its place, or why it has none</source>
        <translation>Как нашёл своё место или почему его нет</translation>
    </message>
    <message>
        <source>How long the network takes on this machine and on known GPUs, block by block, estimated and measured</source>
        <translation>Сколько времени сеть занимает на этой машине и на известных видеокартах, по блокам, оценка и замер</translation>
    </message>
    <message>
        <source>How many channels</source>
        <translation>Сколько каналов</translation>
    </message>
    <message>
        <source>How many convolutions</source>
        <translation>Сколько свёрток</translation>
    </message>
    <message>
        <source>How many dense layers</source>
        <translation>Сколько плотных слоёв</translation>
    </message>
    <message>
        <source>How many runs go on at once. As many as fit: by processor threads and free memory, of the GPU too</source>
        <translation>Сколько запусков идёт сразу. Сколько поместится: по потокам процессора и свободной памяти, видеокарты тоже</translation>
    </message>
    <message>
        <source>How many there are</source>
        <translation>Сколько их</translation>
    </message>
    <message>
        <source>How many times in a row (n)</source>
        <translation>Сколько раз подряд (n)</translation>
    </message>
    <message>
        <source>How much of the picture one output pixel sees, the padding included</source>
        <translation>Какую часть картинки видит один пиксель выхода, с дополнением</translation>
    </message>
    <message>
        <source>How often every training image is seen.</source>
        <translation>Сколько раз увидят каждую обучающую картинку.</translation>
    </message>
    <message>
        <source>How often the validation images are looked at.</source>
        <translation>Как часто смотрят на картинки валидации.</translation>
    </message>
    <message>
        <source>How the learning rate changes: constant; step: times the factor at each milestone; plateau: times the factor when validation stops improving; linear and cosine: falls to 0; one-cycle: rises, then falls to 0.</source>
        <translation>Как меняется скорость обучения: постоянная; ступени — умножается на множитель у каждого рубежа; плато — когда валидация перестаёт улучшаться; линейная и косинус — падает до 0; один цикл — растёт, затем падает до 0.</translation>
    </message>
    <message>
        <source>How well the networks do</source>
        <translation>Насколько хороши сети</translation>
    </message>
    <message>
        <source>Howard et al. 2017, section 3.2; RMSprop and its schedule: Szegedy et al. 2016, section 8</source>
        <translation>Howard et al. 2017, раздел 3.2; RMSprop и его расписание: Szegedy et al. 2016, раздел 8</translation>
    </message>
    <message>
        <source>Hu et al. 2018 (CVPR), sections 5 and 6.1</source>
        <translation>Hu et al. 2018 (CVPR), разделы 5 и 6.1</translation>
    </message>
    <message>
        <source>Huang et al. 2016 (ECCV), sections 3 and 4</source>
        <translation>Huang et al. 2016 (ECCV), разделы 3 и 4</translation>
    </message>
    <message>
        <source>Huang et al. 2017 (CVPR), section 4.2</source>
        <translation>Huang et al. 2017 (CVPR), раздел 4.2</translation>
    </message>
    <message>
        <source>ILSVRC 2012, 1st in classification</source>
        <translation>ILSVRC 2012, 1-е место в классификации</translation>
    </message>
    <message>
        <source>ILSVRC 2013, 1st in classification (Clarifai)</source>
        <translation>ILSVRC 2013, 1-е место в классификации (Clarifai)</translation>
    </message>
    <message>
        <source>ILSVRC 2014, 1st in classification</source>
        <translation>ILSVRC 2014, 1-е место в классификации</translation>
    </message>
    <message>
        <source>ILSVRC 2014, 2nd in classification</source>
        <translation>ILSVRC 2014, 2-е место в классификации</translation>
    </message>
    <message>
        <source>ILSVRC 2015, 1st in classification</source>
        <translation>ILSVRC 2015, 1-е место в классификации</translation>
    </message>
    <message>
        <source>ILSVRC 2015, 2nd in classification</source>
        <translation>ILSVRC 2015, 2-е место в классификации</translation>
    </message>
    <message>
        <source>ILSVRC 2016, 2nd in classification</source>
        <translation>ILSVRC 2016, 2-е место в классификации</translation>
    </message>
    <message>
        <source>ILSVRC 2017, 1st in classification</source>
        <translation>ILSVRC 2017, 1-е место в классификации</translation>
    </message>
    <message>
        <source>ILSVRC {year}, place {place} in classification: {team}</source>
        <translation>ILSVRC {year}, место {place} в классификации: {team}</translation>
    </message>
    <message>
        <source>ILSVRC, ensembles</source>
        <translation>ILSVRC, ансамбли</translation>
    </message>
    <message>
        <source>Iandola et al. 2016, section 3.3, and the authors&apos; Caffe solver</source>
        <translation>Iandola et al. 2016, раздел 3.3, и файл solver авторов для Caffe</translation>
    </message>
    <message>
        <source>Iandola et al. 2016, table 2</source>
        <translation>Iandola et al. 2016, табл. 2</translation>
    </message>
    <message>
        <source>If it keeps running, the next start finds it and shows its curves again.</source>
        <translation>Если он продолжится, следующий запуск программы найдёт его и снова покажет кривые.</translation>
    </message>
    <message>
        <source>Image limit</source>
        <translation>Предел картинок</translation>
    </message>
    <message>
        <source>ImageNet epoch</source>
        <translation>Эпоха ImageNet</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Картинки</translation>
    </message>
    <message>
        <source>Images in one step</source>
        <translation>Картинок в одном шаге</translation>
    </message>
    <message>
        <source>Images must have 1 to 4 channels, and have {channels}</source>
        <translation>У картинок должно быть от 1 до 4 каналов, а их {channels}</translation>
    </message>
    <message>
        <source>Images per second</source>
        <translation>Картинок в секунду</translation>
    </message>
    <message>
        <source>Images per step.</source>
        <translation>Картинок на шаг.</translation>
    </message>
    <message>
        <source>Images/s</source>
        <translation>Картинок/с</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Импорт</translation>
    </message>
    <message>
        <source>Import a network</source>
        <translation>Импорт сети</translation>
    </message>
    <message>
        <source>Importing runs this Python code, with your rights, in a process of its own. Import only what you trust.</source>
        <translation>Импорт выполняет этот код Python с вашими правами в отдельном процессе. Импортируйте только то, чему доверяете.</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Импорт…</translation>
    </message>
    <message>
        <source>In</source>
        <translation>Вход</translation>
    </message>
    <message>
        <source>In fp32: 16 bits are no faster on it</source>
        <translation>В fp32: 16 бит на ней не быстрее</translation>
    </message>
    <message>
        <source>In fp32: this machine was not measured in mixed precision</source>
        <translation>В fp32: в смешанной точности эта машина не замерена</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>В файле</translation>
    </message>
    <message>
        <source>In the network</source>
        <translation>В сети</translation>
    </message>
    <message>
        <source>In the order in which they run</source>
        <translation>В порядке выполнения</translation>
    </message>
    <message>
        <source>In training only: the network&apos;s sums leave it out</source>
        <translation>Только при обучении: в суммы сети не входит</translation>
    </message>
    <message>
        <source>In training, step {step}</source>
        <translation>При обучении, шаг {step}</translation>
    </message>
    <message>
        <source>In {number}</source>
        <translation>Вход {number}</translation>
    </message>
    <message>
        <source>Inception A</source>
        <translation>Inception A</translation>
    </message>
    <message>
        <source>Inception B, reduction</source>
        <translation>Inception B, вниз</translation>
    </message>
    <message>
        <source>Inception C</source>
        <translation>Inception C</translation>
    </message>
    <message>
        <source>Inception D, reduction</source>
        <translation>Inception D, вниз</translation>
    </message>
    <message>
        <source>Inception E</source>
        <translation>Inception E</translation>
    </message>
    <message>
        <source>Inception stem</source>
        <translation>Начало Inception</translation>
    </message>
    <message>
        <source>Inception v1</source>
        <translation>Inception v1</translation>
    </message>
    <message>
        <source>Inception-ResNet A</source>
        <translation>Inception-ResNet A</translation>
    </message>
    <message>
        <source>Inception-ResNet B</source>
        <translation>Inception-ResNet B</translation>
    </message>
    <message>
        <source>Inception-ResNet reduction</source>
        <translation>Inc.-ResNet, вниз</translation>
    </message>
    <message>
        <source>Initialisation</source>
        <translation>Инициализация</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Вход</translation>
    </message>
    <message>
        <source>Input and head</source>
        <translation>Вход и голова</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>Ошибка ввода-вывода</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>Вставить</translation>
    </message>
    <message>
        <source>Inside a block: to look at, not to edit</source>
        <translation>Внутри блока: смотреть можно, изменять нельзя</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Инспектор</translation>
    </message>
    <message>
        <source>Install VisionLab anew.</source>
        <translation>Установите VisionLab заново.</translation>
    </message>
    <message>
        <source>Inverted residual</source>
        <translation>Обращ. остаточный</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>Это папка</translation>
    </message>
    <message>
        <source>It adds biases and two for each number in a batch norm, and counts a ReLU or pooling twice: as the module and as the function that the module calls.</source>
        <translation>Прибавляет смещения и по два на каждое число пакетной нормализации, а ReLU и пулинг считает дважды: как модуль и как функцию, которую тот вызывает.</translation>
    </message>
    <message>
        <source>It adds four for each number in a batch norm, one for each output of an average pool, and one for each number that a global one takes in.</source>
        <translation>Прибавляет по четыре на каждое число пакетной нормализации, по одному на каждый выход усредняющего пулинга и на каждое число, которое берёт глобальный.</translation>
    </message>
    <message>
        <source>It counts a multiply-accumulate as two, of convolutions and matrix products only.</source>
        <translation>Считает умножение-сложение за два, только у свёрток и матричных произведений.</translation>
    </message>
    <message>
        <source>It counts one more for each output of a convolution that has a bias, and the parameters of a linear layer or batch norm once each.</source>
        <translation>Прибавляет по одному на каждый выход свёртки со смещением и по одному на каждый параметр полносвязного слоя и пакетной нормализации.</translation>
    </message>
    <message>
        <source>It fits the convolutions alone, 15.35 G, without the three fully connected layers.</source>
        <translation>Сходится с одними свёртками, 15,35 Г, без трёх полносвязных слоёв.</translation>
    </message>
    <message>
        <source>It is 60 M times 4 bytes of the paper&apos;s network on two GPUs, which sees half the maps in three layers.</source>
        <translation>Это 60 М по 4 байта для сети статьи на двух видеокартах, которая в трёх слоях видит половину карт.</translation>
    </message>
    <message>
        <source>It is AlexNet&apos;s 60 M over the 12 times of section 1 of the paper, whose table 1 adds up to 7 M.</source>
        <translation>Это 60 М AlexNet, делённые на 12 из раздела 1 статьи, у которой табл. 1 в сумме даёт 7 М.</translation>
    </message>
    <message>
        <source>It leaves out the linear layer&apos;s 1.02 M, which the 569 M of the same table counts.</source>
        <translation>Без 1,02 М полносвязного слоя, которые входят в 569 М той же таблицы.</translation>
    </message>
    <message>
        <source>It may have been killed, or the machine restarted: resume goes on from the last checkpoint.</source>
        <translation>Возможно, его завершили или машина перезагрузилась: можно продолжить с последней контрольной точки.</translation>
    </message>
    <message>
        <source>It takes no memory of its own: its output lies where its input was</source>
        <translation>Своей памяти не занимает: выход лежит там, где был вход</translation>
    </message>
    <message>
        <source>It takes no time here</source>
        <translation>Здесь не занимает времени</translation>
    </message>
    <message>
        <source>It trains in fp32: mixed precision works on cuda only</source>
        <translation>Обучает в fp32: смешанная точность работает только на cuda</translation>
    </message>
    <message>
        <source>Its memory is shared with the operating system</source>
        <translation>Её память общая с операционной системой</translation>
    </message>
    <message>
        <source>Its name there</source>
        <translation>Имя там</translation>
    </message>
    <message>
        <source>Its own rows add up to 15.2 M numbers, pictures included, and these take 61 MB.</source>
        <translation>Её собственные строки дают 15,2 М чисел вместе с картинками, и это 61 МБ.</translation>
    </message>
    <message>
        <source>Its room is what PyTorch finds there, less the CUDA context and what cuDNN and cuBLAS work in</source>
        <translation>Место — то, что находит PyTorch, без контекста CUDA и рабочей памяти cuDNN и cuBLAS</translation>
    </message>
    <message>
        <source>Its trained weights</source>
        <translation>Её обученные веса</translation>
    </message>
    <message>
        <source>Keep it running</source>
        <translation>Пусть идёт</translation>
    </message>
    <message>
        <source>Keep the last part</source>
        <translation>Край окна</translation>
    </message>
    <message>
        <source>Keeping</source>
        <translation>Хранит</translation>
    </message>
    <message>
        <source>Keeps</source>
        <translation>Хранит</translation>
    </message>
    <message>
        <source>Keeps the network&apos;s input; slower, as it computes more</source>
        <translation>Сохраняет вход сети; медленнее, так как считает больше</translation>
    </message>
    <message>
        <source>Kept for backward</source>
        <translation>До обратного</translation>
    </message>
    <message>
        <source>Kept for training</source>
        <translation>Хранится при обучении</translation>
    </message>
    <message>
        <source>Kernel size</source>
        <translation>Размер ядра</translation>
    </message>
    <message>
        <source>Kernel width</source>
        <translation>Ширина ядра</translation>
    </message>
    <message>
        <source>Kernel {n}</source>
        <translation>Ядро {n}</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Клавиатура</translation>
    </message>
    <message>
        <source>Keyboard and mouse</source>
        <translation>Клавиатура и мышь</translation>
    </message>
    <message>
        <source>Keyboard and mouse…</source>
        <translation>Клавиатура и мышь…</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Клавиши</translation>
    </message>
    <message>
        <source>Krizhevsky 2012: one network 18.2 % of top-5 errors, five 16.4 %, seven 15.4 %</source>
        <translation>Krizhevsky 2012: одна сеть — 18,2 % ошибок top-5, пять — 16,4 %, семь — 15,4 %</translation>
    </message>
    <message>
        <source>Krizhevsky, Sutskever &amp; Hinton 2012, sections 4 and 5</source>
        <translation>Krizhevsky, Sutskever &amp; Hinton 2012, разделы 4 и 5</translation>
    </message>
    <message>
        <source>LaTeX figure (TikZ)</source>
        <translation>Рисунок LaTeX (TikZ)</translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation>Сглаживание меток</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>Largest batch</source>
        <translation>Макс. батч</translation>
    </message>
    <message>
        <source>Last weights {suffix}</source>
        <translation>Последние веса {suffix}</translation>
    </message>
    <message>
        <source>Lay the curves of several runs over each other</source>
        <translation>Наложить кривые нескольких запусков</translation>
    </message>
    <message>
        <source>Lay the curves of the selected runs over each other</source>
        <translation>Наложить кривые выделенных запусков</translation>
    </message>
    <message>
        <source>A wire goes from an output to an input</source>
        <translation>Провод идёт от выхода ко входу</translation>
    </message>
    <message>
        <source> or </source>
        <translation> или </translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Назад</translation>
    </message>
    <message>
        <source>&amp;Finish</source>
        <translation>&amp;Готово</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Далее</translation>
    </message>
    <message>
        <source>&amp;Skip</source>
        <translation>&amp;Закрыть</translation>
    </message>
    <message>
        <source>1×1 projection of {blocks} to {shape}</source>
        <translation>Проекция 1×1 из {blocks} в {shape}</translation>
    </message>
    <message>
        <source>A block is made of layers. Double click one that has a small square in its corner, or select it: {key}.</source>
        <translation>Блок состоит из слоёв. Дважды щёлкните блок с квадратиком в углу или выделите его: {key}.</translation>
    </message>
    <message>
        <source>A block of your own</source>
        <translation>Свой блок</translation>
    </message>
    <message>
        <source>A block that is left out: what comes into its first input goes on as it is, and it costs nothing.</source>
        <translation>Блок, который пропущен: то, что приходит на его первый вход, идёт дальше как есть, и он ничего не стоит.</translation>
    </message>
    <message>
        <source>A card for each of the folded blocks</source>
        <translation>Карточка для каждого из свёрнутых блоков</translation>
    </message>
    <message>
        <source>A card with ×N for each row of equal blocks</source>
        <translation>Карточка с ×N для каждого ряда одинаковых блоков</translation>
    </message>
    <message>
        <source>A tour of the window in seven small steps</source>
        <translation>Знакомство с окном за семь шагов</translation>
    </message>
    <message>
        <source>Activation memory</source>
        <translation>Память активаций</translation>
    </message>
    <message>
        <source>Add a block</source>
        <translation>Добавить блок</translation>
    </message>
    <message>
        <source>Add a block in between…</source>
        <translation>Вставить блок между ними…</translation>
    </message>
    <message>
        <source>Add a block…</source>
        <translation>Добавить блок…</translation>
    </message>
    <message>
        <source>Add after {block}</source>
        <translation>Добавить после: {block}</translation>
    </message>
    <message>
        <source>Add before {block}</source>
        <translation>Добавить перед: {block}</translation>
    </message>
    <message>
        <source>Add between {source} and {target}</source>
        <translation>Добавить между: {source} и {target}</translation>
    </message>
    <message>
        <source>Add to queue: trained as soon as there is room</source>
        <translation>В очередь: обучится, когда будет место</translation>
    </message>
    <message>
        <source>Add to the network</source>
        <translation>Добавить в сеть</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Добавить…</translation>
    </message>
    <message>
        <source>Align</source>
        <translation>Выровнять</translation>
    </message>
    <message>
        <source>Align centres, one below the other</source>
        <translation>Выровнять по центрам, один под другим</translation>
    </message>
    <message>
        <source>Align left edges</source>
        <translation>Выровнять по левым краям</translation>
    </message>
    <message>
        <source>Align lower edges</source>
        <translation>Выровнять по нижним краям</translation>
    </message>
    <message>
        <source>Align middles, side by side</source>
        <translation>Выровнять по серединам, бок о бок</translation>
    </message>
    <message>
        <source>Align right edges</source>
        <translation>Выровнять по правым краям</translation>
    </message>
    <message>
        <source>Align upper edges</source>
        <translation>Выровнять по верхним краям</translation>
    </message>
    <message>
        <source>All edits: go back to any, or forward again</source>
        <translation>Все правки: назад к любой или снова вперёд</translation>
    </message>
    <message>
        <source>All keys as at first</source>
        <translation>Все клавиши как сначала</translation>
    </message>
    <message>
        <source>All keys, to be changed, and what the mouse does</source>
        <translation>Все клавиши, их можно сменить, и что делает мышь</translation>
    </message>
    <message>
        <source>Also the networks that are opened from now on</source>
        <translation>И для сетей, которые откроются потом</translation>
    </message>
    <message>
        <source>Another block on the same links</source>
        <translation>Другой блок на тех же связях</translation>
    </message>
    <message>
        <source>Arrange from left to right</source>
        <translation>Разложить слева направо</translation>
    </message>
    <message>
        <source>Arrange from top to bottom</source>
        <translation>Разложить сверху вниз</translation>
    </message>
    <message>
        <source>Arrange the selection</source>
        <translation>Разложить выделенное</translation>
    </message>
    <message>
        <source>Arrows go to the other end, Enter wires</source>
        <translation>Стрелки ведут к другому концу, Enter соединяет</translation>
    </message>
    <message>
        <source>As a figure</source>
        <translation>Как рисунок</translation>
    </message>
    <message>
        <source>As at first</source>
        <translation>Как сначала</translation>
    </message>
    <message>
        <source>As on the screen</source>
        <translation>Как на экране</translation>
    </message>
    <message>
        <source>As one card</source>
        <translation>Одной карточкой</translation>
    </message>
    <message>
        <source>Back ({keys})</source>
        <translation>Назад ({keys})</translation>
    </message>
    <message>
        <source>Back from inside a block, or delete</source>
        <translation>Назад из блока или удалить</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>Фон</translation>
    </message>
    <message>
        <source>Blocks (*{suffix})</source>
        <translation>Блоки (*{suffix})</translation>
    </message>
    <message>
        <source>Blocks as volumes, as a paper would draw them</source>
        <translation>Блоки как объёмы, как их рисуют в статьях</translation>
    </message>
    <message>
        <source>Blocks as volumes, as large as their maps, from left to right</source>
        <translation>Блоки как объёмы размером с карты, слева направо</translation>
    </message>
    <message>
        <source>Blocks in plain cards</source>
        <translation>Блоки простыми карточками</translation>
    </message>
    <message>
        <source>Blocks whose maps are of one size</source>
        <translation>Блоки с картами одного размера</translation>
    </message>
    <message>
        <source>Blocks whose maps are of one size.</source>
        <translation>Блоки с картами одного размера.</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Синий</translation>
    </message>
    <message>
        <source>Bring a block of somebody&apos;s own into the palette</source>
        <translation>Взять чужой блок в палитру</translation>
    </message>
    <message>
        <source>By field: stride=2, channels&gt;=256, norm!=batch; by cost: parameters&gt;1M, macs&gt;100M</source>
        <translation>По полю: stride=2, channels&gt;=256, norm!=batch; по стоимости: parameters&gt;1M, macs&gt;100M</translation>
    </message>
    <message>
        <source>By name or kind, or by a problem&apos;s words</source>
        <translation>По имени или виду или по словам ошибки</translation>
    </message>
    <message>
        <source>By shape: 56x56, 256x, 256x56x56</source>
        <translation>По форме: 56x56, 256x, 256x56x56</translation>
    </message>
    <message>
        <source>Bypassed: passes its input on, and costs nothing</source>
        <translation>Пропущен: передаёт свой вход дальше и ничего не стоит</translation>
    </message>
    <message>
        <source>CIFAR-10</source>
        <translation>CIFAR-10</translation>
    </message>
    <message>
        <source>CIFAR-100</source>
        <translation>CIFAR-100</translation>
    </message>
    <message>
        <source>Cancel a drag, clear the selection, go back from inside</source>
        <translation>Отменить перетаскивание, снять выделение, выйти из блока</translation>
    </message>
    <message>
        <source>Canvas</source>
        <translation>Холст</translation>
    </message>
    <message>
        <source>Cards of blocks, joined by links. The arrow keys walk along them, Tab adds a block, Shift+Tab leaves.</source>
        <translation>Карточки блоков, соединённые связями. Стрелки ведут вдоль связей, Tab добавляет блок, Shift+Tab уводит с холста.</translation>
    </message>
    <message>
        <source>Change a note</source>
        <translation>Изменить заметку</translation>
    </message>
    <message>
        <source>Change kind…</source>
        <translation>Сменить вид…</translation>
    </message>
    <message>
        <source>Change to {block}</source>
        <translation>Сменить на: {block}</translation>
    </message>
    <message>
        <source>Change what you like, then press {train}</source>
        <translation>Измените что угодно и нажмите {train}</translation>
    </message>
    <message>
        <source>Change {block} to</source>
        <translation>Сменить {block} на</translation>
    </message>
    <message>
        <source>Change {count} blocks to</source>
        <translation>Сменить блоки ({count}) на</translation>
    </message>
    <message>
        <source>Classifier head of {classes} classes after {block}</source>
        <translation>Голова-классификатор (классов: {classes}) после {block}</translation>
    </message>
    <message>
        <source>Click a block&apos;s arrow</source>
        <translation>Щёлкните стрелку блока</translation>
    </message>
    <message>
        <source>Click a link and press Delete. What cannot work is marked and says why, and a count stands at the bottom of the window. Then drag from port to port, or press {key}.</source>
        <translation>Щёлкните связь и нажмите Delete. Неисправное помечено и говорит почему, счётчик внизу окна. Протяните от порта к порту или нажмите {key}.</translation>
    </message>
    <message>
        <source>Click to go there</source>
        <translation>Щёлкните, чтобы перейти</translation>
    </message>
    <message>
        <source>Close all</source>
        <translation>Закрыть все</translation>
    </message>
    <message>
        <source>Close in place</source>
        <translation>Закрыть на месте</translation>
    </message>
    <message>
        <source>Close the block around</source>
        <translation>Закрыть окружающий блок</translation>
    </message>
    <message>
        <source>Close the find bar</source>
        <translation>Закрыть поиск</translation>
    </message>
    <message>
        <source>Colour a note</source>
        <translation>Раскрасить заметку</translation>
    </message>
    <message>
        <source>Colour by</source>
        <translation>Цвет по</translation>
    </message>
    <message>
        <source>Compare the selected runs</source>
        <translation>Сравнить выделенные запуски</translation>
    </message>
    <message>
        <source>Concatenate the channels instead of adding them</source>
        <translation>Соединить каналы вместо сложения</translation>
    </message>
    <message>
        <source>Copy the path of the run</source>
        <translation>Копировать путь к запуску</translation>
    </message>
    <message>
        <source>Curves in the whole window</source>
        <translation>Кривые во всё окно</translation>
    </message>
    <message>
        <source>Delete and join</source>
        <translation>Удалить и соединить</translation>
    </message>
    <message>
        <source>Delete and join the links</source>
        <translation>Удалить и соединить связи</translation>
    </message>
    <message>
        <source>Delete note</source>
        <translation>Удалить заметку</translation>
    </message>
    <message>
        <source>Delete “{name}” from the palette?</source>
        <translation>Удалить «{name}» из палитры?</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Удалить…</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Описание</translation>
    </message>
    <message>
        <source>Distribute</source>
        <translation>Распределить</translation>
    </message>
    <message>
        <source>Double click a card, or choose one with the arrow keys and press Enter. Next opens the Starter network.</source>
        <translation>Дважды щёлкните карточку или выберите её стрелками и нажмите Enter. «Далее» откроет сеть Starter.</translation>
    </message>
    <message>
        <source>Double click a note</source>
        <translation>Двойной щелчок по заметке</translation>
    </message>
    <message>
        <source>Double click the empty canvas or a link</source>
        <translation>Двойной щелчок по пустому холсту или связи</translation>
    </message>
    <message>
        <source>Drag a block</source>
        <translation>Перетащите блок</translation>
    </message>
    <message>
        <source>Drag a block from the list and let it go on a link: it goes in between. By keyboard, {key} finds a block and Enter adds it below the selected one.</source>
        <translation>Перетащите блок из списка и отпустите на связи: он встанет в неё. С клавиатуры {key} находит блок, а Enter добавляет его под выделенным.</translation>
    </message>
    <message>
        <source>Edit the note</source>
        <translation>Править заметку</translation>
    </message>
    <message>
        <source>End bypass</source>
        <translation>Вернуть блок в дело</translation>
    </message>
    <message>
        <source>End the tour (Esc). Help, First steps shows it again</source>
        <translation>Закончить знакомство (Esc). «Справка» &gt; «Первые шаги» покажет его снова</translation>
    </message>
    <message>
        <source>Equal gaps one below the other</source>
        <translation>Равные промежутки по вертикали</translation>
    </message>
    <message>
        <source>Equal gaps side by side</source>
        <translation>Равные промежутки по горизонтали</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Везде</translation>
    </message>
    <message>
        <source>Export a picture</source>
        <translation>Экспорт картинки</translation>
    </message>
    <message>
        <source>Export a picture…</source>
        <translation>Экспорт картинки…</translation>
    </message>
    <message>
        <source>FashionMNIST</source>
        <translation>FashionMNIST</translation>
    </message>
    <message>
        <source>Fields of the blocks inside</source>
        <translation>Поля блоков внутри</translation>
    </message>
    <message>
        <source>Find a block by name and add it</source>
        <translation>Найти блок по имени и добавить его</translation>
    </message>
    <message>
        <source>Find a block by name and add it there</source>
        <translation>Найти блок по имени и добавить его туда</translation>
    </message>
    <message>
        <source>Find bar</source>
        <translation>Поиск</translation>
    </message>
    <message>
        <source>Finish the note</source>
        <translation>Закончить заметку</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>Первые шаги</translation>
    </message>
    <message>
        <source>Fold equal blocks</source>
        <translation>Свернуть одинаковые блоки</translation>
    </message>
    <message>
        <source>Fold the {count} equal blocks</source>
        <translation>Свернуть одинаковые блоки ({count})</translation>
    </message>
    <message>
        <source>Folder of pictures</source>
        <translation>Папка картинок</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Формат</translation>
    </message>
    <message>
        <source>Give the block a name</source>
        <translation>Дайте блоку имя</translation>
    </message>
    <message>
        <source>Give the block a title, or write in the note</source>
        <translation>Дать блоку название или писать в заметке</translation>
    </message>
    <message>
        <source>Give the curves the whole window, or end that</source>
        <translation>Отдать кривым всё окно или вернуть</translation>
    </message>
    <message>
        <source>Go on with the selected runs</source>
        <translation>Продолжить выделенные запуски</translation>
    </message>
    <message>
        <source>Go to the block of the row</source>
        <translation>Перейти к блоку строки</translation>
    </message>
    <message>
        <source>Go to the next note</source>
        <translation>К следующей заметке</translation>
    </message>
    <message>
        <source>Go to where the network begins</source>
        <translation>К началу сети</translation>
    </message>
    <message>
        <source>Go to where the network ends</source>
        <translation>К концу сети</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Зелёный</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Группа</translation>
    </message>
    <message>
        <source>Group.own names a field twice</source>
        <translation>Group.own называет поле дважды</translation>
    </message>
    <message>
        <source>Group.{place} must be {expected}</source>
        <translation>Group.{place}: нужно {expected}</translation>
    </message>
    <message>
        <source>Groups can be {most} deep in one another, and no deeper</source>
        <translation>Группы могут вкладываться на {most} уровней, не глубже</translation>
    </message>
    <message>
        <source>How much of the picture one output pixel of each block sees.</source>
        <translation>Какую часть картинки видит один пиксель выхода каждого блока.</translation>
    </message>
    <message>
        <source>How much of the picture one output pixel sees.</source>
        <translation>Какую часть картинки видит один пиксель выхода.</translation>
    </message>
    <message>
        <source>Import a block</source>
        <translation>Импорт блока</translation>
    </message>
    <message>
        <source>Import a block…</source>
        <translation>Импорт блока…</translation>
    </message>
    <message>
        <source>In the inspector</source>
        <translation>В инспекторе</translation>
    </message>
    <message>
        <source>In the palette</source>
        <translation>В палитре</translation>
    </message>
    <message>
        <source>Input before {block}</source>
        <translation>Вход перед {block}</translation>
    </message>
    <message>
        <source>Inside</source>
        <translation>Внутри</translation>
    </message>
    <message>
        <source>Inside a group: fields can be edited, links once it is ungrouped</source>
        <translation>Внутри группы: поля можно изменять, связи — после разгруппировки</translation>
    </message>
    <message>
        <source>It is no longer there: it was moved, renamed or deleted</source>
        <translation>Файла больше нет: его переместили, переименовали или удалили</translation>
    </message>
    <message>
        <source>Keep in the palette</source>
        <translation>Оставить в палитре</translation>
    </message>
    <message>
        <source>Keep only what leads to {block}; blocks removed: {count}</source>
        <translation>Оставить только ведущее к {block}; убрать блоков: {count}</translation>
    </message>
    <message>
        <source>Keep the selected blocks in the palette, as one block</source>
        <translation>Оставить выделенные блоки в палитре одним блоком</translation>
    </message>
    <message>
        <source>Kind of block</source>
        <translation>Вид блока</translation>
    </message>
    <message>
        <source>LaTeX figure of volumes (TikZ)</source>
        <translation>Рисунок LaTeX из объёмов (TikZ)</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Позже</translation>
    </message>
    <message>
        <source>Later in the queue</source>
        <translation>Позже в очереди</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Слой</translation>
    </message>
    <message>
        <source>Layer types</source>
        <translation>Типы слоёв</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Слои</translation>
    </message>
    <message>
        <source>Layers a block</source>
        <translation>Слоёв в блоке</translation>
    </message>
    <message>
        <source>Layers that these blocks are made of, activations and pools included</source>
        <translation>Слои, из которых состоят эти блоки, с активациями и пулингом</translation>
    </message>
    <message>
        <source>Learned numbers</source>
        <translation>Обучаемые числа</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Скорость обучения</translation>
    </message>
    <message>
        <source>Leave the block out, or end that</source>
        <translation>Пропустить блок или вернуть его в дело</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Слева</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Пропущено</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>Легенда</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Длина</translation>
    </message>
    <message>
        <source>Length of the loss&apos;s gradient over the block&apos;s parameters, in one step.</source>
        <translation>Длина градиента потерь по параметрам блока за один шаг.</translation>
    </message>
    <message>
        <source>Length of the optimizer&apos;s step over the length of the block&apos;s parameters.</source>
        <translation>Длина шага оптимизатора к длине параметров блока.</translation>
    </message>
    <message>
        <source>Let blocks drop out: {label} {value}</source>
        <translation>Разрешить блокам выпадать: {label} {value}</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Светлая</translation>
    </message>
    <message>
        <source>Limited by</source>
        <translation>Упирается в</translation>
    </message>
    <message>
        <source>Limits for parameters, MACs, memory and time; the totals turn amber near them and red beyond</source>
        <translation>Пределы для параметров, MAC, памяти и времени; около них итоги становятся янтарными, за ними — красными</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>Полносвязный</translation>
    </message>
    <message>
        <source>Linear bottleneck</source>
        <translation>Линейное узкое место</translation>
    </message>
    <message>
        <source>Linear layer from {blocks} to {shape} features</source>
        <translation>Полносвязный слой из {blocks}, признаков: {shape}</translation>
    </message>
    <message>
        <source>Links, which are not followed: {count}</source>
        <translation>Ссылки, по которым не переходят: {count}</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Ход</translation>
    </message>
    <message>
        <source>Load weights</source>
        <translation>Загрузить веса</translation>
    </message>
    <message>
        <source>Load weights…</source>
        <translation>Загрузить веса…</translation>
    </message>
    <message>
        <source>Loading torch</source>
        <translation>Загружается torch</translation>
    </message>
    <message>
        <source>Loading workers</source>
        <translation>Процессы чтения</translation>
    </message>
    <message>
        <source>Local response norm</source>
        <translation>Локальная норма</translation>
    </message>
    <message>
        <source>Local response normalisation across channels (Krizhevsky et al. 2012, section 3.3).</source>
        <translation>Локальная нормализация отклика по каналам (Krizhevsky et al. 2012, раздел 3.3).</translation>
    </message>
    <message>
        <source>Logarithmic axis of loss, learning rate and gradient norm</source>
        <translation>Логарифмическая ось потерь, скорости обучения и нормы градиента</translation>
    </message>
    <message>
        <source>Logarithmic x axis</source>
        <translation>Логарифмическая ось x</translation>
    </message>
    <message>
        <source>Logistic function, 1 / (1 + exp(-x)).</source>
        <translation>Логистическая функция, 1 / (1 + exp(-x)).</translation>
    </message>
    <message>
        <source>Look inside</source>
        <translation>Заглянуть внутрь</translation>
    </message>
    <message>
        <source>Look inside a block</source>
        <translation>Загляните внутрь блока</translation>
    </message>
    <message>
        <source>Look inside it</source>
        <translation>Заглянуть внутрь</translation>
    </message>
    <message>
        <source>Look inside the block</source>
        <translation>Заглянуть внутрь блока</translation>
    </message>
    <message>
        <source>Looking for runs…</source>
        <translation>Ищутся запуски…</translation>
    </message>
    <message>
        <source>Looking for the largest batch that fits</source>
        <translation>Подбирается наибольший батч</translation>
    </message>
    <message>
        <source>Looking for where the values went wrong</source>
        <translation>Ищется, где испортились значения</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Потери</translation>
    </message>
    <message>
        <source>Loss and accuracy are drawn while the network learns. It goes on when this window is closed; all runs are kept under Training, Runs.</source>
        <translation>Пока сеть учится, рисуются потери и точность. Обучение идёт и при закрытом окне; все запуски — в меню «Обучение», «Запуски».</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>MAC</translation>
    </message>
    <message>
        <source>MACs at 128x128</source>
        <translation>MAC при 128×128</translation>
    </message>
    <message>
        <source>MACs at 160x160</source>
        <translation>MAC при 160×160</translation>
    </message>
    <message>
        <source>MACs at 192x192</source>
        <translation>MAC при 192×192</translation>
    </message>
    <message>
        <source>MACs by size of map</source>
        <translation>MAC по размеру карт</translation>
    </message>
    <message>
        <source>MACs for one image</source>
        <translation>MAC на одну картинку</translation>
    </message>
    <message>
        <source>MACs for one picture</source>
        <translation>MAC на одну картинку</translation>
    </message>
    <message>
        <source>MACs with bias</source>
        <translation>MAC со смещением</translation>
    </message>
    <message>
        <source>MACs with bias, and one for each output of a batch norm, activation, scaling or sum of two and for each number in a window of pooling.</source>
        <translation>MAC со смещением и по одному на каждый выход пакетной нормализации, активации, масштабирования или суммы двух и на каждое число в окне пулинга.</translation>
    </message>
    <message>
        <source>MACs with everything</source>
        <translation>MAC со всем</translation>
    </message>
    <message>
        <source>MACs, G</source>
        <translation>MAC, Г</translation>
    </message>
    <message>
        <source>MACs, and one for each output of a convolution or linear layer that a bias is added to.</source>
        <translation>MAC и по одному на каждый выход свёртки или полносвязного слоя, к которому прибавляется смещение.</translation>
    </message>
    <message>
        <source>MACs: {count}</source>
        <translation>MAC: {count}</translation>
    </message>
    <message>
        <source>MNIST</source>
        <translation>MNIST</translation>
    </message>
    <message>
        <source>Machines</source>
        <translation>Машины</translation>
    </message>
    <message>
        <source>Main toolbar</source>
        <translation>Главная панель</translation>
    </message>
    <message>
        <source>Make a block</source>
        <translation>Создать блок</translation>
    </message>
    <message>
        <source>Make a block of your own…</source>
        <translation>Создать свой блок…</translation>
    </message>
    <message>
        <source>Make a problem, and fix it</source>
        <translation>Ошибка и починка</translation>
    </message>
    <message>
        <source>Make room</source>
        <translation>Раздвинуть блоки</translation>
    </message>
    <message>
        <source>Making the network</source>
        <translation>Создаётся сеть</translation>
    </message>
    <message>
        <source>Many equal, narrow paths that are summed, and a shortcut around them (Xie et al. 2016, fig. 3).</source>
        <translation>Много равных узких путей, которые складываются, и обходная связь вокруг них (Xie et al. 2016, рис. 3).</translation>
    </message>
    <message>
        <source>Maps</source>
        <translation>Карты</translation>
    </message>
    <message>
        <source>Maps (first input) times one number a channel (second input), as squeeze-and-excitation ends.</source>
        <translation>Карты (первый вход), умноженные на одно число на канал (второй вход): так кончается squeeze-and-excitation.</translation>
    </message>
    <message>
        <source>Maps become one vector, channel by channel.</source>
        <translation>Карты становятся одним вектором, канал за каналом.</translation>
    </message>
    <message>
        <source>Maps or filters</source>
        <translation>Карты или фильтры</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>Markdown (*.md)</translation>
    </message>
    <message>
        <source>Max pool</source>
        <translation>Макс-пулинг</translation>
    </message>
    <message>
        <source>Max pool after {blocks} to {size}</source>
        <translation>Макс-пулинг после {blocks} до {size}</translation>
    </message>
    <message>
        <source>Mean of the probabilities of {count}; between {low} and {high}, 95 times of 100</source>
        <translation>Среднее вероятностей, сетей: {count}; в 95 случаях из 100 между {low} и {high}</translation>
    </message>
    <message>
        <source>Mean of what the block gives, over the batch.</source>
        <translation>Среднее того, что даёт блок, по батчу.</translation>
    </message>
    <message>
        <source>Measure it again, when it has nothing else to do</source>
        <translation>Замерить снова, когда машина ничем не занята</translation>
    </message>
    <message>
        <source>Measure the network</source>
        <translation>Замерить сеть</translation>
    </message>
    <message>
        <source>Measure this machine</source>
        <translation>Замерить машину</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Замер</translation>
    </message>
    <message>
        <source>Measured by the run {network}: a step of {count} images took {measured}, {more} % {than} than the {foreseen} foreseen without workspace.</source>
        <translation>Замер запуска «{network}»: шаг из {count} картинок занял {measured}, на {more} % {than}, чем предсказанные без рабочей памяти {foreseen}.</translation>
    </message>
    <message>
        <source>Measured in another situation: measure again</source>
        <translation>Замерено в других условиях: замерьте снова</translation>
    </message>
    <message>
        <source>Measured on {date}</source>
        <translation>Замерено {date}</translation>
    </message>
    <message>
        <source>Measured otherwise</source>
        <translation>Измерено иначе</translation>
    </message>
    <message>
        <source>Measured with trained weights: nothing that can be counted</source>
        <translation>Измерено с обученными весами: здесь нечего считать</translation>
    </message>
    <message>
        <source>Measured: {time}, {times} times the estimate</source>
        <translation>Замер: {time}, в {times} раза больше оценки</translation>
    </message>
    <message>
        <source>Measuring this machine</source>
        <translation>Замеряется эта машина</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Память</translation>
    </message>
    <message>
        <source>Memory (MB)</source>
        <translation>Память (МБ)</translation>
    </message>
    <message>
        <source>Memory of a training</source>
        <translation>Память обучения</translation>
    </message>
    <message>
        <source>Memory, GB</source>
        <translation>Память, ГБ</translation>
    </message>
    <message>
        <source>Memory, one image, fp32</source>
        <translation>Память, одна картинка, fp32</translation>
    </message>
    <message>
        <source>Memory, time, receptive field and more, page by page</source>
        <translation>Память, время, рецептивное поле и другое, по страницам</translation>
    </message>
    <message>
        <source>Menu of the selected blocks</source>
        <translation>Меню выделенных блоков</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Слияние</translation>
    </message>
    <message>
        <source>Middle or right button, or Space and drag</source>
        <translation>Средняя или правая кнопка, или пробел и перетаскивание</translation>
    </message>
    <message>
        <source>Milestones</source>
        <translation>Рубежи</translation>
    </message>
    <message>
        <source>Missing in the file</source>
        <translation>Нет в файле</translation>
    </message>
    <message>
        <source>Mistakes</source>
        <translation>Промахи</translation>
    </message>
    <message>
        <source>Mixup</source>
        <translation>Mixup</translation>
    </message>
    <message>
        <source>MobileNet 2017</source>
        <translation>MobileNet 2017</translation>
    </message>
    <message>
        <source>MobileNetV2 (Sandler et al. 2018), table 4</source>
        <translation>MobileNetV2 (Sandler et al. 2018), табл. 4</translation>
    </message>
    <message>
        <source>MobileNetV2 (Sandler et al. 2018), table 4, there as 71.5 % right</source>
        <translation>MobileNetV2 (Sandler et al. 2018), табл. 4, там как 71,5 % верных</translation>
    </message>
    <message>
        <source>MobileNetV2 (Sandler et al. 2018), table 4, there as 73.7 % right</source>
        <translation>MobileNetV2 (Sandler et al. 2018), табл. 4, там как 73,7 % верных</translation>
    </message>
    <message>
        <source>Modules after the second reduction</source>
        <translation>Модули после второго уменьшения</translation>
    </message>
    <message>
        <source>Modules before the first reduction</source>
        <translation>Модули до первого уменьшения</translation>
    </message>
    <message>
        <source>Modules between the two reductions</source>
        <translation>Модули между двумя уменьшениями</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>Инерция</translation>
    </message>
    <message>
        <source>More pictures cannot be read, and are blank</source>
        <translation>Не читаются и другие картинки, они пустые</translation>
    </message>
    <message>
        <source>More than {most} layers are too many for a network</source>
        <translation>Больше {most} слоёв — слишком много для сети</translation>
    </message>
    <message>
        <source>Most expensive by MACs</source>
        <translation>Самые дорогие по MAC</translation>
    </message>
    <message>
        <source>Most:</source>
        <translation>Больше всего:</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Переместить</translation>
    </message>
    <message>
        <source>Move the mouse, or press the arrow keys, for another output pixel</source>
        <translation>Двигайте мышь или нажимайте стрелки, чтобы взять другой пиксель выхода</translation>
    </message>
    <message>
        <source>Move the selection, in line with other blocks as guides show; with Alt, freely</source>
        <translation>Двигать выделенное, в линию с другими блоками, как показывают направляющие; с Alt — свободно</translation>
    </message>
    <message>
        <source>Move to the trash</source>
        <translation>Переместить в корзину</translation>
    </message>
    <message>
        <source>Multiply</source>
        <translation>Умножение</translation>
    </message>
    <message>
        <source>Multiply-accumulates for one image</source>
        <translation>Умножения-сложения на одну картинку</translation>
    </message>
    <message>
        <source>Multiply-accumulates for one picture</source>
        <translation>Умножения-сложения на одну картинку</translation>
    </message>
    <message>
        <source>Multiply-accumulates of convolution and linear layers for one image, and the share of the network&apos;s</source>
        <translation>Умножения-сложения свёрток и полносвязных слоёв на одну картинку и доля от сети</translation>
    </message>
    <message>
        <source>Multiply-accumulates of convolution and linear layers for one image, and their share</source>
        <translation>Умножения-сложения свёрток и полносвязных слоёв на одну картинку и их доля</translation>
    </message>
    <message>
        <source>Multiply-accumulates of convolution and linear layers, for one image</source>
        <translation>Умножения-сложения свёрток и полносвязных слоёв на одну картинку</translation>
    </message>
    <message>
        <source>Multiply-accumulates of each block for one image; the scale follows the square root.</source>
        <translation>Умножения-сложения каждого блока на одну картинку; шкала по квадратному корню.</translation>
    </message>
    <message>
        <source>My blocks</source>
        <translation>Мои блоки</translation>
    </message>
    <message>
        <source>N</source>
        <translation>N</translation>
    </message>
    <message>
        <source>NASNet-A normal cell</source>
        <translation>NASNet-A, обычная</translation>
    </message>
    <message>
        <source>NASNet-A reduction cell</source>
        <translation>NASNet-A, вниз</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Name of the field</source>
        <translation>Имя поля</translation>
    </message>
    <message>
        <source>Names that differ are matched by how this network is built; empty: by name, else by order</source>
        <translation>Имена, которые не совпали, сопоставляются по строению этой сети; пусто — по имени, иначе по порядку</translation>
    </message>
    <message>
        <source>Near the limit of the budget: {share} of it is used.</source>
        <translation>Близко к пределу бюджета: использовано {share}.</translation>
    </message>
    <message>
        <source>Neighbouring channels that share the normalisation</source>
        <translation>Соседние каналы с общей нормализацией</translation>
    </message>
    <message>
        <source>Nesterov</source>
        <translation>Нестеров</translation>
    </message>
    <message>
        <source>Nesterov momentum and more weight decay; the learning rate of 0.1 is multiplied by 0.2 at epochs 60, 120 and 160 of 200.</source>
        <translation>Инерция Нестерова и больше затухания весов; скорость обучения 0,1 умножается на 0,2 в эпохах 60, 120 и 160 из 200.</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Сеть</translation>
    </message>
    <message>
        <source>Network as JSON</source>
        <translation>Сеть как JSON</translation>
    </message>
    <message>
        <source>Network as a figure</source>
        <translation>Сеть как рисунок</translation>
    </message>
    <message>
        <source>Network beside: {title}</source>
        <translation>Сеть рядом: {title}</translation>
    </message>
    <message>
        <source>Network, as a figure</source>
        <translation>Сеть, как рисунок</translation>
    </message>
    <message>
        <source>Network, as on the canvas</source>
        <translation>Сеть, как на холсте</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>Сети</translation>
    </message>
    <message>
        <source>Networks ({suffixes})</source>
        <translation>Сети ({suffixes})</translation>
    </message>
    <message>
        <source>Networks side by side</source>
        <translation>Сети рядом</translation>
    </message>
    <message>
        <source>Networks that have it keep it. The file itself is deleted, which cannot be undone.</source>
        <translation>Сети, в которых он есть, его сохранят. Сам файл удаляется, отменить это нельзя.</translation>
    </message>
    <message>
        <source>Networks that share an idea, or a time line</source>
        <translation>Сети с общей идеей или по годам</translation>
    </message>
    <message>
        <source>Networks to add</source>
        <translation>Сети для добавления</translation>
    </message>
    <message>
        <source>Networks to start from</source>
        <translation>С чего начать</translation>
    </message>
    <message>
        <source>New network</source>
        <translation>Новая сеть</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Следующее совпадение</translation>
    </message>
    <message>
        <source>No ReLU6 after the last 1x1 (fig. 6a of the paper)</source>
        <translation>Без ReLU6 после последней 1×1 (рис. 6a статьи)</translation>
    </message>
    <message>
        <source>No block has such a name</source>
        <translation>Блока с таким именем нет</translation>
    </message>
    <message>
        <source>No block here has anything inside</source>
        <translation>Ни у одного блока здесь нет внутренности</translation>
    </message>
    <message>
        <source>No block matches “{text}”. Esc clears the search.</source>
        <translation>Под «{text}» не подходит ни один блок. Esc очищает поиск.</translation>
    </message>
    <message>
        <source>No block or layer here does these. They keep their shape, parameters and MACs and cannot be edited; with them the network cannot be trained or written as PyTorch.</source>
        <translation>Ни блоки, ни слои этого здесь не умеют. Форма, параметры и MAC сохраняются, изменить нельзя; с ними сеть нельзя обучить или записать как PyTorch.</translation>
    </message>
    <message>
        <source>No block works yet.</source>
        <translation>Ещё ни один блок не работает.</translation>
    </message>
    <message>
        <source>No epoch is done yet</source>
        <translation>Ещё не пройдено ни одной эпохи</translation>
    </message>
    <message>
        <source>No equal blocks follow each other here</source>
        <translation>Одинаковых блоков подряд здесь нет</translation>
    </message>
    <message>
        <source>No field is ticked: the block is always the same.</source>
        <translation>Поля не отмечены: блок всегда один и тот же.</translation>
    </message>
    <message>
        <source>No layer matches the filter.</source>
        <translation>Под фильтр не подходит ни один слой.</translation>
    </message>
    <message>
        <source>No more is written for TensorBoard: {why}.</source>
        <translation>Для TensorBoard больше не пишется: {why}.</translation>
    </message>
    <message>
        <source>No network matches these filters.</source>
        <translation>Под эти фильтры не подходит ни одна сеть.</translation>
    </message>
    <message>
        <source>No network matches “{text}” and these filters.</source>
        <translation>Под «{text}» и эти фильтры не подходит ни одна сеть.</translation>
    </message>
    <message>
        <source>No network matches “{text}”.</source>
        <translation>Под «{text}» не подходит ни одна сеть.</translation>
    </message>
    <message>
        <source>No picture meets these parts when the network is tested, as auxiliary heads.</source>
        <translation>На тесте картинка через эти части не проходит, как через вспомогательные головы.</translation>
    </message>
    <message>
        <source>No pictures of this class here</source>
        <translation>Здесь нет картинок этого класса</translation>
    </message>
    <message>
        <source>No recent files</source>
        <translation>Нет недавних файлов</translation>
    </message>
    <message>
        <source>No run has weights yet</source>
        <translation>Ни у одного запуска ещё нет весов</translation>
    </message>
    <message>
        <source>No run is going on</source>
        <translation>Ни один запуск не идёт</translation>
    </message>
    <message>
        <source>No run is open</source>
        <translation>Ни один запуск не открыт</translation>
    </message>
    <message>
        <source>No run matches these filters.</source>
        <translation>Под эти фильтры не подходит ни один запуск.</translation>
    </message>
    <message>
        <source>No run on {data} has finished yet. Train a network, and it will stand here.</source>
        <translation>На {data} ещё не завершён ни один запуск. Обучите сеть, и она появится здесь.</translation>
    </message>
    <message>
        <source>No run selected</source>
        <translation>Запуск не выделен</translation>
    </message>
    <message>
        <source>No run yet</source>
        <translation>Запусков ещё нет</translation>
    </message>
    <message>
        <source>No run yet: train a network first.</source>
        <translation>Запусков ещё нет: сначала обучите сеть.</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>На устройстве нет места</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>Нет такого файла или папки</translation>
    </message>
    <message>
        <source>Node {id}</source>
        <translation>Узел {id}</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Нет</translation>
    </message>
    <message>
        <source>None of the weights fits this network</source>
        <translation>Ни один из весов не подходит этой сети</translation>
    </message>
    <message>
        <source>None of {count} pictures could be read, {path} among them</source>
        <translation>Не прочиталась ни одна из {count} картинок, среди них {path}</translation>
    </message>
    <message>
        <source>Norm</source>
        <translation>Норма</translation>
    </message>
    <message>
        <source>Norm, ReLU, 1x1 and 2x2 average pool between dense blocks (Huang et al. 2016, section 3).</source>
        <translation>Норма, ReLU, 1×1 и усредняющий пулинг 2×2 между плотными блоками (Huang et al. 2016, раздел 3).</translation>
    </message>
    <message>
        <source>Norm, ReLU, 1x1, norm, ReLU, 3x3; the result is stacked on the input (Huang et al. 2016, section 3).</source>
        <translation>Норма, ReLU, 1×1, норма, ReLU, 3×3; результат присоединяется ко входу по каналам (Huang et al. 2016, раздел 3).</translation>
    </message>
    <message>
        <source>Normal cells in each of the three stages (N)</source>
        <translation>Обычных ячеек в каждой из трёх стадий (N)</translation>
    </message>
    <message>
        <source>Normalisation</source>
        <translation>Нормализация</translation>
    </message>
    <message>
        <source>Normalisation after the convolution</source>
        <translation>Нормализация после свёртки</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>Это не папка</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Не найден</translation>
    </message>
    <message>
        <source>Not in the network</source>
        <translation>Нет в сети</translation>
    </message>
    <message>
        <source>Not measured yet: that takes about ten seconds, once</source>
        <translation>Ещё не замерена: это займёт около десяти секунд, один раз</translation>
    </message>
    <message>
        <source>Not measured: a run of this network on a GPU tells here what a step took. On a processor PyTorch keeps no count.</source>
        <translation>Не замерено: запуск этой сети на видеокарте покажет здесь, сколько занял шаг. На процессоре PyTorch этого не считает.</translation>
    </message>
    <message>
        <source>Not needed</source>
        <translation>Не нужно</translation>
    </message>
    <message>
        <source>Not on this machine yet: Train downloads {size} first.</source>
        <translation>На этой машине его ещё нет: «Обучить» сначала загрузит {size}.</translation>
    </message>
    <message>
        <source>Not said how</source>
        <translation>Не сказано как</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Заметка</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Заметки</translation>
    </message>
    <message>
        <source>Notes must be a text of up to {most} characters</source>
        <translation>Заметки — текст до {most} знаков</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Ничего</translation>
    </message>
    <message>
        <source>Nothing can be wired to {block}: Esc</source>
        <translation>Не с чем соединить {block}: Esc</translation>
    </message>
    <message>
        <source>Nothing else, or end that</source>
        <translation>Только они, или как было</translation>
    </message>
    <message>
        <source>Nothing in this network can be swept.</source>
        <translation>В этой сети перебирать нечего.</translation>
    </message>
    <message>
        <source>Nothing is folded here</source>
        <translation>Свёрнутого здесь нет</translation>
    </message>
    <message>
        <source>Nothing is painted on the blocks</source>
        <translation>На блоках ничего не закрашено</translation>
    </message>
    <message>
        <source>Nothing needs repair: every block works</source>
        <translation>Чинить нечего: все блоки работают</translation>
    </message>
    <message>
        <source>Nothing of it is kept</source>
        <translation>Ничего из этого не хранится</translation>
    </message>
    <message>
        <source>Nothing that was tried helps</source>
        <translation>Ничто из испробованного не помогает</translation>
    </message>
    <message>
        <source>Number in the test set</source>
        <translation>Номер в тестовой выборке</translation>
    </message>
    <message>
        <source>Number of filters, so of output channels</source>
        <translation>Число фильтров, то есть выходных каналов</translation>
    </message>
    <message>
        <source>Number of outputs</source>
        <translation>Число выходов</translation>
    </message>
    <message>
        <source>Number of the first channel, from 0</source>
        <translation>Номер первого канала, с 0</translation>
    </message>
    <message>
        <source>Number {number}: called {said}</source>
        <translation>Номер {number}: названа «{said}»</translation>
    </message>
    <message>
        <source>Number {number}: {true}, called {said} with {share}</source>
        <translation>Номер {number}: {true}, названа «{said}» с {share}</translation>
    </message>
    <message>
        <source>Numbers that are learned</source>
        <translation>Обучаемые числа</translation>
    </message>
    <message>
        <source>Numbers that are learned, how those of a layer come about, and the share of the network&apos;s</source>
        <translation>Обучаемые числа, откуда они берутся у слоя, и доля от сети</translation>
    </message>
    <message>
        <source>Numbers that convolution and linear layers write, for one image</source>
        <translation>Числа, которые пишут свёртки и полносвязные слои, на одну картинку</translation>
    </message>
    <message>
        <source>Numbers that it learns</source>
        <translation>Числа, которым она учится</translation>
    </message>
    <message>
        <source>Numbers that it writes for one image: its output, unless that lies where its input was</source>
        <translation>Числа, которые пишет на одну картинку: свой выход, если он не лежит там, где был вход</translation>
    </message>
    <message>
        <source>ONNX</source>
        <translation>ONNX</translation>
    </message>
    <message>
        <source>Of a data set that has no test images of its own: the share set apart.</source>
        <translation>У набора без своих тестовых картинок: отложенная доля.</translation>
    </message>
    <message>
        <source>Of a data set that has no validation images of its own: the share of its training images set apart.</source>
        <translation>У набора без своих картинок валидации: отложенная доля обучающих картинок.</translation>
    </message>
    <message>
        <source>Of both depthwise convolutions</source>
        <translation>Обеих поканальных свёрток</translation>
    </message>
    <message>
        <source>Of each dense block</source>
        <translation>В каждом плотном блоке</translation>
    </message>
    <message>
        <source>Of the 1x1 convolutions (g); more groups have more channels</source>
        <translation>Свёрток 1×1 (g); у большего числа групп больше каналов</translation>
    </message>
    <message>
        <source>Of the batch norm</source>
        <translation>Пакетной нормализации</translation>
    </message>
    <message>
        <source>Of the depthwise convolution</source>
        <translation>Поканальной свёртки</translation>
    </message>
    <message>
        <source>Of the field in the border</source>
        <translation>Доля поля на дополнении</translation>
    </message>
    <message>
        <source>Of the picture it sees</source>
        <translation>Доля картинки, которую видит</translation>
    </message>
    <message>
        <source>Of the plain networks, the deeper one does worse, on the training images too: it is not overfitting. With shortcuts, depth no longer harms, and given time it helps.</source>
        <translation>Из сетей без обходов глубокая хуже, и на обучающих картинках тоже: это не переобучение. С обходными связями глубина не вредит, а со временем помогает.</translation>
    </message>
    <message>
        <source>Of this network that makes {change} to our {macs} MACs.</source>
        <translation>Что в этой сети даёт {change} к нашим {macs} MAC.</translation>
    </message>
    <message>
        <source>Of {blocks} blocks {depth} are there in a step, on the average.</source>
        <translation>Из блоков ({blocks}) в шаге участвует в среднем {depth}.</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Выключено</translation>
    </message>
    <message>
        <source>Off in the first unit of stage 2, whose input has few channels</source>
        <translation>Выключено в первом блоке стадии 2, у входа которого мало каналов</translation>
    </message>
    <message>
        <source>Often the machine has run out of memory: try a smaller batch size or network, close other programs, and resume from the last checkpoint.</source>
        <translation>Часто это нехватка памяти машины: возьмите батч или сеть поменьше, закройте другие программы и продолжите с последней контрольной точки.</translation>
    </message>
    <message>
        <source>On the canvas</source>
        <translation>На холсте</translation>
    </message>
    <message>
        <source>On this machine, and how many times the estimate that is</source>
        <translation>На этой машине и во сколько раз это больше оценки</translation>
    </message>
    <message>
        <source>On two, conv2, conv4 and conv5 see only the maps of their own GPU</source>
        <translation>На двух картах conv2, conv4 и conv5 видят только карты признаков своей</translation>
    </message>
    <message>
        <source>On {data}; {count} on other data are left out: choose a data set above.</source>
        <translation>На {data}; на других данных пропущено: {count}, выберите набор данных выше.</translation>
    </message>
    <message>
        <source>Once the network has no problems, edits that help are listed here.</source>
        <translation>Когда в сети не будет ошибок, здесь появятся правки, которые помогут.</translation>
    </message>
    <message>
        <source>Once the network has no problems, it can be swept here.</source>
        <translation>Когда в сети не будет ошибок, её можно будет перебирать здесь.</translation>
    </message>
    <message>
        <source>One MAC = one multiply-accumulate of a convolution or linear layer; other tools count otherwise.</source>
        <translation>Один MAC — одно умножение-сложение свёртки или полносвязного слоя; другие программы считают иначе.</translation>
    </message>
    <message>
        <source>One block n times in a row; as in most tables only the first takes its stride.</source>
        <translation>Один блок n раз подряд; как в большинстве таблиц, шаг только у первого.</translation>
    </message>
    <message>
        <source>One crop of {side}</source>
        <translation>Один кроп {side}</translation>
    </message>
    <message>
        <source>One for each multiply-accumulate of a convolution or linear layer; nothing else is counted.</source>
        <translation>По одному на каждое умножение-сложение свёртки или полносвязного слоя; больше ничего не считается.</translation>
    </message>
    <message>
        <source>One function in three forms. a: split, transform, add; b: paths stacked early; c: grouped convolution</source>
        <translation>Одна функция в трёх видах. a: разделить, преобразовать, сложить; b: пути соединяются раньше; c: групповая свёртка</translation>
    </message>
    <message>
        <source>One image of a step: forward, backward, and its part of the weights&apos; update</source>
        <translation>Одна картинка шага: прямой и обратный проход и её часть обновления весов</translation>
    </message>
    <message>
        <source>One image through the network while evaluating</source>
        <translation>Одна картинка через сеть без обучения</translation>
    </message>
    <message>
        <source>One number for each parameter, in fp32</source>
        <translation>По одному числу на параметр, в fp32</translation>
    </message>
    <message>
        <source>One output a class</source>
        <translation>Один выход на класс</translation>
    </message>
    <message>
        <source>One output a class, as of the network</source>
        <translation>Один выход на класс, как у сети</translation>
    </message>
    <message>
        <source>One score a class</source>
        <translation>По оценке на класс</translation>
    </message>
    <message>
        <source>Only a block with an input that something may follow can be bypassed</source>
        <translation>Пропустить можно только блок со входом, за которым может что-то следовать</translation>
    </message>
    <message>
        <source>Only blocks</source>
        <translation>Только блоки</translation>
    </message>
    <message>
        <source>Only blocks that are still as they were trained are painted</source>
        <translation>Закрашены только блоки, которые остались такими, какими обучались</translation>
    </message>
    <message>
        <source>Only layers of this type</source>
        <translation>Только слои этого типа</translation>
    </message>
    <message>
        <source>Only layers that learn: convolution, linear and norm</source>
        <translation>Только слои, которые учатся: свёртки, полносвязные и нормы</translation>
    </message>
    <message>
        <source>Only networks made for pictures of this size</source>
        <translation>Только сети для картинок этого размера</translation>
    </message>
    <message>
        <source>Only networks that cost so many multiply-accumulates a picture</source>
        <translation>Только сети с такой стоимостью в умножениях-сложениях на картинку</translation>
    </message>
    <message>
        <source>Only networks with so many parameters</source>
        <translation>Только сети с таким числом параметров</translation>
    </message>
    <message>
        <source>Only runs in this state</source>
        <translation>Только запуски в этом состоянии</translation>
    </message>
    <message>
        <source>Only runs on this data set</source>
        <translation>Только запуски на этом наборе данных</translation>
    </message>
    <message>
        <source>Only runs with this tag</source>
        <translation>Только запуски с этой меткой</translation>
    </message>
    <message>
        <source>Only the first takes the stride, the others have 1</source>
        <translation>Шаг только у первого, у остальных 1</translation>
    </message>
    <message>
        <source>Only the present run</source>
        <translation>Только текущий запуск</translation>
    </message>
    <message>
        <source>Only the selected blocks</source>
        <translation>Только выделенные блоки</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Открыть</translation>
    </message>
    <message>
        <source>Open a .vlab file</source>
        <translation>Открыть файл .vlab</translation>
    </message>
    <message>
        <source>Open a network</source>
        <translation>Открыть сеть</translation>
    </message>
    <message>
        <source>Open a picture</source>
        <translation>Открыть картинку</translation>
    </message>
    <message>
        <source>Open all</source>
        <translation>Открыть все</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Открыть папку</translation>
    </message>
    <message>
        <source>Open in place</source>
        <translation>Открыть на месте</translation>
    </message>
    <message>
        <source>Open inside</source>
        <translation>Открыть внутри</translation>
    </message>
    <message>
        <source>Open it on the canvas as it is here</source>
        <translation>Открыть на холсте такой, какая она здесь</translation>
    </message>
    <message>
        <source>Open it where it stands, close it, or unfold equal blocks</source>
        <translation>Открыть его на месте, закрыть или развернуть одинаковые блоки</translation>
    </message>
    <message>
        <source>Open its network and put its settings into the training panel</source>
        <translation>Открыть сеть и поместить её настройки в панель обучения</translation>
    </message>
    <message>
        <source>Open network</source>
        <translation>Открыть сеть</translation>
    </message>
    <message>
        <source>Open one of the known networks</source>
        <translation>Открыть одну из известных сетей</translation>
    </message>
    <message>
        <source>Open recent</source>
        <translation>Открыть недавние</translation>
    </message>
    <message>
        <source>Open the folder of the run</source>
        <translation>Открыть папку запуска</translation>
    </message>
    <message>
        <source>Open the network exactly as it was trained</source>
        <translation>Открыть сеть точно такой, какой её обучали</translation>
    </message>
    <message>
        <source>Open the network of the run</source>
        <translation>Открыть сеть запуска</translation>
    </message>
    <message>
        <source>Open the network, mend it, and train again.</source>
        <translation>Откройте сеть, исправьте и обучите снова.</translation>
    </message>
    <message>
        <source>Open this preset in the place of the network (Enter)</source>
        <translation>Открыть эту готовую сеть вместо текущей (Enter)</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Открыть…</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Операция</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>Оптимизатор</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Порядок</translation>
    </message>
    <message>
        <source>Other inputs</source>
        <translation>Другие входы</translation>
    </message>
    <message>
        <source>Other random numbers</source>
        <translation>Другие случайные числа</translation>
    </message>
    <message>
        <source>Other shape</source>
        <translation>Другая форма</translation>
    </message>
    <message>
        <source>Other than in {recipe}</source>
        <translation>Не как в рецепте «{recipe}»</translation>
    </message>
    <message>
        <source>Other ways to count arithmetic, and why other tools and the paper say otherwise</source>
        <translation>Другие способы считать и почему другие программы и статья говорят иначе</translation>
    </message>
    <message>
        <source>Our count, {own}, rounds to it.</source>
        <translation>Наш подсчёт, {own}, округляется до него.</translation>
    </message>
    <message>
        <source>Our own, after Smith &amp; Topin 2018</source>
        <translation>Наш, по Smith &amp; Topin 2018</translation>
    </message>
    <message>
        <source>Ours, a tool&apos;s or as printed</source>
        <translation>Наш, программы или напечатано</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>Выход</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Выход</translation>
    </message>
    <message>
        <source>Output channels</source>
        <translation>Выходные каналы</translation>
    </message>
    <message>
        <source>Output channels (c)</source>
        <translation>Выходные каналы (c)</translation>
    </message>
    <message>
        <source>Output channels of both 1x1 convolutions</source>
        <translation>Выходные каналы обеих свёрток 1×1</translation>
    </message>
    <message>
        <source>Output channels of the 1x1 convolution</source>
        <translation>Выходные каналы свёртки 1×1</translation>
    </message>
    <message>
        <source>Output channels over channels in the middle</source>
        <translation>Выходные каналы к каналам посередине</translation>
    </message>
    <message>
        <source>Output channels: half of them see the pixels between</source>
        <translation>Выходные каналы: половина видит пиксели между взятыми</translation>
    </message>
    <message>
        <source>Output channels; the new ones are zero</source>
        <translation>Выходные каналы; новые — нули</translation>
    </message>
    <message>
        <source>Outputs of the first linear layer</source>
        <translation>Выходы первого полносвязного слоя</translation>
    </message>
    <message>
        <source>Over the budget: {share} of it is used (F4, Budget).</source>
        <translation>Сверх бюджета: использовано {share} (F4, «Бюджет»).</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Обзор</translation>
    </message>
    <message>
        <source>Padded by the mean colour as in training, four corners and the middle are cut out and mirrored</source>
        <translation>С полями среднего цвета, как при обучении, вырезаются и отражаются четыре угла и середина</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>Дополнение</translation>
    </message>
    <message>
        <source>Pages of the analysis</source>
        <translation>Страницы анализа</translation>
    </message>
    <message>
        <source>Pages of the results</source>
        <translation>Страницы результатов</translation>
    </message>
    <message>
        <source>Pan</source>
        <translation>Двигать вид</translation>
    </message>
    <message>
        <source>Pan with the mouse</source>
        <translation>Двигать холст мышью</translation>
    </message>
    <message>
        <source>Parallel branches</source>
        <translation>Параллельные ветви</translation>
    </message>
    <message>
        <source>Parallel paths of the same shape</source>
        <translation>Параллельные пути одной формы</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Параметры</translation>
    </message>
    <message>
        <source>Parameters by size of map</source>
        <translation>Параметры по размеру карт</translation>
    </message>
    <message>
        <source>Parameters here</source>
        <translation>Параметры здесь</translation>
    </message>
    <message>
        <source>Parameters of the original</source>
        <translation>Параметры оригинала</translation>
    </message>
    <message>
        <source>Parameters without biases and batch norms, as many papers count them, and their share of such</source>
        <translation>Параметры без смещений и пакетных нормализаций, как считают во многих статьях, и их доля</translation>
    </message>
    <message>
        <source>Parameters: {count}</source>
        <translation>Параметры: {count}</translation>
    </message>
    <message>
        <source>Params</source>
        <translation>Парам.</translation>
    </message>
    <message>
        <source>Params, M</source>
        <translation>Параметры, М</translation>
    </message>
    <message>
        <source>Pareto front</source>
        <translation>Граница Парето</translation>
    </message>
    <message>
        <source>Pass</source>
        <translation>Проход</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Вставить</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>Терпение</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Пауза</translation>
    </message>
    <message>
        <source>Pause after the present step, or go on</source>
        <translation>Пауза после текущего шага или продолжение</translation>
    </message>
    <message>
        <source>Pause or go on</source>
        <translation>Пауза или продолжение</translation>
    </message>
    <message>
        <source>Paused: {network}</source>
        <translation>Пауза: {network}</translation>
    </message>
    <message>
        <source>Penultimate filters</source>
        <translation>Фильтры P</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>Нет прав доступа</translation>
    </message>
    <message>
        <source>Picture (PDF)</source>
        <translation>Картинка (PDF)</translation>
    </message>
    <message>
        <source>Picture (PNG)</source>
        <translation>Картинка (PNG)</translation>
    </message>
    <message>
        <source>Picture (SVG)</source>
        <translation>Картинка (SVG)</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Картинки</translation>
    </message>
    <message>
        <source>Pictures enter here.</source>
        <translation>Здесь входят картинки.</translation>
    </message>
    <message>
        <source>Pictures of the cell</source>
        <translation>Картинки клетки</translation>
    </message>
    <message>
        <source>Pictures of the data set</source>
        <translation>Картинки набора данных</translation>
    </message>
    <message>
        <source>Pictures of the data set…</source>
        <translation>Картинки набора данных…</translation>
    </message>
    <message>
        <source>Pictures of {data}</source>
        <translation>Картинки {data}</translation>
    </message>
    <message>
        <source>Pixels of the padded border count as zeros in the mean</source>
        <translation>Пиксели дополнения входят в среднее нулями</translation>
    </message>
    <message>
        <source>Plain</source>
        <translation>Простой</translation>
    </message>
    <message>
        <source>Plain momentum; the learning rate is divided by 10 whenever validation stands still. Strong augmentation, as dropout alone did not keep so large a network from learning its pictures by heart.</source>
        <translation>Простая инерция; скорость обучения делится на 10, когда валидация стоит на месте. Сильная аугментация: один дропаут не удержал такую большую сеть от заучивания картинок.</translation>
    </message>
    <message>
        <source>Plateau: epochs without a better validation loss before the rate drops.</source>
        <translation>Плато: эпох без лучших потерь на валидации, прежде чем скорость упадёт.</translation>
    </message>
    <message>
        <source>Point at a kind of network to bring it out; click to keep it so</source>
        <translation>Наведите на вид сетей, чтобы выделить его; щёлкните, чтобы закрепить</translation>
    </message>
    <message>
        <source>Pool counts border</source>
        <translation>Пулинг считает поля</translation>
    </message>
    <message>
        <source>Pool proj</source>
        <translation>Проекция пула</translation>
    </message>
    <message>
        <source>Pool, 1x1 down, ReLU, 1x1 up, sigmoid: a weight for each channel (Hu et al. 2017, fig. 1 to 3).</source>
        <translation>Пулинг, 1×1 вниз, ReLU, 1×1 вверх, сигмоида: вес для каждого канала (Hu et al. 2017, рис. 1–3).</translation>
    </message>
    <message>
        <source>Pooling</source>
        <translation>Пулинг</translation>
    </message>
    <message>
        <source>Pre-activation 2016</source>
        <translation>Пре-активация 2016</translation>
    </message>
    <message>
        <source>Pre-activation: leave out what stands before the first convolution, since the stem has done it (He et al. 2016, appendix)</source>
        <translation>Пре-активация: пропустить то, что стоит перед первой свёрткой, раз это сделало начало сети (He et al. 2016, приложение)</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Точность чисел</translation>
    </message>
    <message>
        <source>Preparing {network}</source>
        <translation>Подготовка: {network}</translation>
    </message>
    <message>
        <source>Present run</source>
        <translation>Текущий запуск</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Готовая сеть</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>Готовые сети</translation>
    </message>
    <message>
        <source>Presets and recent files</source>
        <translation>Готовые сети и недавние файлы</translation>
    </message>
    <message>
        <source>Press Train, or {key}. A network for pictures of 32×32 learns from Scenes-10, which the program draws itself: nothing is fetched. Other networks are fitted to it in the training panel.</source>
        <translation>Нажмите «Обучить» или {key}. Сеть для картинок 32×32 учится на Scenes-10, который рисует сама программа: ничего не загружается. Другие сети подгоняются под него в панели обучения.</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Просмотр</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>Предыдущее совпадение</translation>
    </message>
    <message>
        <source>Printed in {source}.</source>
        <translation>Напечатано в {source}.</translation>
    </message>
    <message>
        <source>Probability that the branch is there</source>
        <translation>Вероятность того, что ветвь есть</translation>
    </message>
    <message>
        <source>Probability that the last unit is there in training; it decays linearly from 1</source>
        <translation>Вероятность того, что последний блок есть при обучении; линейно убывает от 1</translation>
    </message>
    <message>
        <source>Process {number} of {count} ended before its time: {reason}</source>
        <translation>Процесс {number} из {count} завершился раньше времени: {reason}</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>Процессы</translation>
    </message>
    <message>
        <source>Processes that read the images of a large folder; 0: none of their own.</source>
        <translation>Процессы, читающие картинки большой папки; 0 — отдельных нет.</translation>
    </message>
    <message>
        <source>Processor threads; 0: as many as there are cores.</source>
        <translation>Потоки процессора; 0 — сколько ядер.</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Ход</translation>
    </message>
    <message>
        <source>Published accuracy over MACs, parameters or years, with your own network and runs</source>
        <translation>Опубликованная точность от MAC, параметров или года, с вашей сетью и запусками</translation>
    </message>
    <message>
        <source>Published beside built</source>
        <translation>Опубликовано рядом с построенным</translation>
    </message>
    <message>
        <source>Pulls weights to zero: an L2 term for SGD, Adam and RMSprop, decoupled for AdamW.</source>
        <translation>Тянет веса к нулю: член L2 у SGD, Adam и RMSprop, отдельно у AdamW.</translation>
    </message>
    <message>
        <source>Put it where you let go; on a link, it goes in between</source>
        <translation>Поставить там, где отпустите; на связи — вставить в неё</translation>
    </message>
    <message>
        <source>Put the path of the run&apos;s folder on the clipboard</source>
        <translation>Скопировать путь папки запуска</translation>
    </message>
    <message>
        <source>Put the picture on the clipboard, in pixels</source>
        <translation>Картинку в буфер обмена, в пикселях</translation>
    </message>
    <message>
        <source>Puts its runs into the queue: </source>
        <translation>Ставит свои запуски в очередь: </translation>
    </message>
    <message>
        <source>PyTorch</source>
        <translation>PyTorch</translation>
    </message>
    <message>
        <source>PyTorch FlopCounterMode</source>
        <translation>PyTorch FlopCounterMode</translation>
    </message>
    <message>
        <source>PyTorch program (torch.export)</source>
        <translation>Программа PyTorch (torch.export)</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Выйти</translation>
    </message>
    <message>
        <source>Random crop</source>
        <translation>Случайный кроп</translation>
    </message>
    <message>
        <source>Random flip</source>
        <translation>Случайное отражение</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Доля</translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>ReLU cut at six, min(max(0, x), 6) (MobileNetV2, Sandler et al. 2018).</source>
        <translation>ReLU, обрезанная на шести, min(max(0, x), 6) (MobileNetV2, Sandler et al. 2018).</translation>
    </message>
    <message>
        <source>ReLU, a filter for each channel, 1x1 and batch norm, applied twice (Zoph et al. 2017, appendix A.4).</source>
        <translation>ReLU, фильтр на каждый канал, 1×1 и пакетная нормализация, применённые дважды (Zoph et al. 2017, приложение A.4).</translation>
    </message>
    <message>
        <source>ReLU6</source>
        <translation>ReLU6</translation>
    </message>
    <message>
        <source>ReLU; 1x1 on every second pixel, and on those one right and below of them; both stacked; batch norm.</source>
        <translation>ReLU; 1×1 на каждом втором пикселе и на соседних справа снизу; соединение по каналам; пакетная нормализация.</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>Файловая система только для чтения</translation>
    </message>
    <message>
        <source>Reading the runs …</source>
        <translation>Читаются запуски …</translation>
    </message>
    <message>
        <source>Reading the run…</source>
        <translation>Читается запуск…</translation>
    </message>
    <message>
        <source>Reading the weights</source>
        <translation>Читаются веса</translation>
    </message>
    <message>
        <source>Reading the weights …</source>
        <translation>Читаются веса …</translation>
    </message>
    <message>
        <source>Reading {title}</source>
        <translation>Читается {title}</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Читается…</translation>
    </message>
    <message>
        <source>Recall and precision of each class</source>
        <translation>Полнота и точность по классам</translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation>Недавние файлы</translation>
    </message>
    <message>
        <source>Receptive field</source>
        <translation>Рецепт. поле</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>Рецепт</translation>
    </message>
    <message>
        <source>Recognised as blocks</source>
        <translation>Распознано как блоки</translation>
    </message>
    <message>
        <source>Recover</source>
        <translation>Восстановить</translation>
    </message>
    <message>
        <source>Recover the unsaved network “{name}”?</source>
        <translation>Восстановить несохранённую сеть «{name}»?</translation>
    </message>
    <message>
        <source>Rectified linear unit, max(0, x).</source>
        <translation>Линейный выпрямитель, max(0, x).</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Красный</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>Reduction</source>
        <translation>Уменьшение</translation>
    </message>
    <message>
        <source>Regularisation</source>
        <translation>Регуляризация</translation>
    </message>
    <message>
        <source>Relative</source>
        <translation>Отн.</translation>
    </message>
    <message>
        <source>Relative: times the network as it is. Absolute: each quantity on a scale of its own</source>
        <translation>Относительно: кратно сети как есть. Абсолютно: каждая величина на своей шкале</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Убрать</translation>
    </message>
    <message>
        <source>Remove it and join its links</source>
        <translation>Убрать его и соединить связи</translation>
    </message>
    <message>
        <source>Remove {block} before it</source>
        <translation>Убрать {block} перед ним</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Убрано</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Переименовать</translation>
    </message>
    <message>
        <source>Rename or change fields…</source>
        <translation>Переименовать или изменить поля…</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Исправить</translation>
    </message>
    <message>
        <source>Repairs</source>
        <translation>Исправления</translation>
    </message>
    <message>
        <source>Repairs: {block}</source>
        <translation>Исправления: {block}</translation>
    </message>
    <message>
        <source>Repair…</source>
        <translation>Исправить…</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>Повтор</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Заменить</translation>
    </message>
    <message>
        <source>Replace “{name}”?</source>
        <translation>Заменить «{name}»?</translation>
    </message>
    <message>
        <source>ResNeXt</source>
        <translation>ResNeXt</translation>
    </message>
    <message>
        <source>ResNeXt 2017</source>
        <translation>ResNeXt 2017</translation>
    </message>
    <message>
        <source>ResNeXt path</source>
        <translation>Путь ResNeXt</translation>
    </message>
    <message>
        <source>ResNet 2015</source>
        <translation>ResNet 2015</translation>
    </message>
    <message>
        <source>ResNet 2015, deep</source>
        <translation>ResNet 2015, глубокие</translation>
    </message>
    <message>
        <source>Reset fields</source>
        <translation>Сбросить поля</translation>
    </message>
    <message>
        <source>Residual blocks are dropped at random in training, deep ones more often, down to a survival of p_L = 0.5; the whole network is tested. Which blocks may drop out is set in the network.</source>
        <translation>При обучении остаточные блоки случайно отбрасываются, глубокие чаще, до вероятности сохранения p_L = 0,5; проверяется вся сеть. Какие блоки могут выпадать, задано в сети.</translation>
    </message>
    <message>
        <source>Residual, basic</source>
        <translation>Остаточный</translation>
    </message>
    <message>
        <source>Residual, bottleneck</source>
        <translation>Остаточный, узкий</translation>
    </message>
    <message>
        <source>Resize a note</source>
        <translation>Изменить размер заметки</translation>
    </message>
    <message>
        <source>Resize pictures to {side}×{side}</source>
        <translation>Изменить размер картинок до {side}×{side}</translation>
    </message>
    <message>
        <source>Resize to</source>
        <translation>Изменить размер до</translation>
    </message>
    <message>
        <source>Resize to {side}×{side}, retarget classes</source>
        <translation>Размер до {side}×{side}, сменить классы</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>Разрешение</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Результаты</translation>
    </message>
    <message>
        <source>Resume goes on from the last checkpoint.</source>
        <translation>Можно продолжить с последней контрольной точки.</translation>
    </message>
    <message>
        <source>Retarget to {data}</source>
        <translation>Подогнать под {data}</translation>
    </message>
    <message>
        <source>Retarget to {shape}, {count} classes</source>
        <translation>Подогнать под {shape}, классов: {count}</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Справа</translation>
    </message>
    <message>
        <source>Round {done} of {total}</source>
        <translation>Проход {done} из {total}</translation>
    </message>
    <message>
        <source>Row and column on the picture, from its upper left corner</source>
        <translation>Строка и столбец на картинке, от левого верхнего угла</translation>
    </message>
    <message>
        <source>Rows added above</source>
        <translation>Строк сверху</translation>
    </message>
    <message>
        <source>Rows added below</source>
        <translation>Строк снизу</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Запуск</translation>
    </message>
    <message>
        <source>Run and train it for a few rounds on this machine, and time each block</source>
        <translation>Прогнать и обучать несколько проходов на этой машине и замерить каждый блок</translation>
    </message>
    <message>
        <source>Run it</source>
        <translation>Выполнить</translation>
    </message>
    <message>
        <source>Run the Python code of “{source}”?</source>
        <translation>Выполнить код Python из «{source}»?</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Запуски</translation>
    </message>
    <message>
        <source>Runs at once</source>
        <translation>Запусков сразу</translation>
    </message>
    <message>
        <source>Runs on the same pictures</source>
        <translation>Запуски на тех же картинках</translation>
    </message>
    <message>
        <source>Runs that are shown</source>
        <translation>Показанные запуски</translation>
    </message>
    <message>
        <source>Runs that were tested on the same pictures</source>
        <translation>Запуски, проверенные на тех же картинках</translation>
    </message>
    <message>
        <source>Runs…</source>
        <translation>Ещё…</translation>
    </message>
    <message>
        <source>SE reduction</source>
        <translation>Сжатие SE</translation>
    </message>
    <message>
        <source>SENet 2017</source>
        <translation>SENet 2017</translation>
    </message>
    <message>
        <source>SENet bottleneck</source>
        <translation>SENet, узкий</translation>
    </message>
    <message>
        <source>SGD</source>
        <translation>SGD</translation>
    </message>
    <message>
        <source>SGD looks ahead along the momentum (Nesterov 1983).</source>
        <translation>SGD смотрит вперёд по инерции (Nesterov 1983).</translation>
    </message>
    <message>
        <source>SGD with momentum</source>
        <translation>SGD с инерцией</translation>
    </message>
    <message>
        <source>SGD with momentum generalizes well; Adam and AdamW need less tuning and a learning rate near 0.001; RMSprop divides by the size of recent gradients.</source>
        <translation>SGD с инерцией хорошо обобщает; Adam и AdamW требуют меньше подбора и скорости около 0,001; RMSprop делит на величину недавних градиентов.</translation>
    </message>
    <message>
        <source>SVHN</source>
        <translation>SVHN</translation>
    </message>
    <message>
        <source>Same name</source>
        <translation>То же имя</translation>
    </message>
    <message>
        <source>Same seed, same numbers (on one machine and thread count).</source>
        <translation>То же зерно — те же числа (на одной машине и при том же числе потоков).</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Save all numbers (CSV)…</source>
        <translation>Сохранить все числа (CSV)…</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Сохранить как…</translation>
    </message>
    <message>
        <source>Save or copy the curves</source>
        <translation>Сохранить или скопировать кривые</translation>
    </message>
    <message>
        <source>Save picture (PNG)…</source>
        <translation>Сохранить картинку (PNG)…</translation>
    </message>
    <message>
        <source>Save picture (SVG)…</source>
        <translation>Сохранить картинку (SVG)…</translation>
    </message>
    <message>
        <source>Save the block</source>
        <translation>Сохранить блок</translation>
    </message>
    <message>
        <source>Save the changes to “{name}”?</source>
        <translation>Сохранить изменения в «{name}»?</translation>
    </message>
    <message>
        <source>Save the curves</source>
        <translation>Сохранить кривые</translation>
    </message>
    <message>
        <source>Save the network</source>
        <translation>Сохранить сеть</translation>
    </message>
    <message>
        <source>Save the table</source>
        <translation>Сохранить таблицу</translation>
    </message>
    <message>
        <source>Save the weights of the run</source>
        <translation>Сохранить веса запуска</translation>
    </message>
    <message>
        <source>Save these rows as CSV or Markdown</source>
        <translation>Сохранить эти строки как CSV или Markdown</translation>
    </message>
    <message>
        <source>Save to a file…</source>
        <translation>Сохранить в файл…</translation>
    </message>
    <message>
        <source>Save weights</source>
        <translation>Сохранить веса</translation>
    </message>
    <message>
        <source>Save weights…</source>
        <translation>Сохранить веса…</translation>
    </message>
    <message>
        <source>Saved {path}</source>
        <translation>Сохранено: {path}</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Сохранить…</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Масштаб</translation>
    </message>
    <message>
        <source>Scale channels</source>
        <translation>Масштаб каналов</translation>
    </message>
    <message>
        <source>Scale factor</source>
        <translation>Множитель</translation>
    </message>
    <message>
        <source>Scale from {low} to {high}</source>
        <translation>Шкала от {low} до {high}</translation>
    </message>
    <message>
        <source>Scenes-10</source>
        <translation>Scenes-10</translation>
    </message>
    <message>
        <source>Scenes-10 could not be written to {folder}: {words}; it needs 200 MB of free space</source>
        <translation>Scenes-10 не записался в {folder}: {words}; нужно 200 МБ свободного места</translation>
    </message>
    <message>
        <source>Scenes-10 has no level {name}: expected one of {known}</source>
        <translation>У Scenes-10 нет уровня {name}: есть {known}</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Расписание</translation>
    </message>
    <message>
        <source>Search blocks</source>
        <translation>Поиск блоков</translation>
    </message>
    <message>
        <source>Search by name, year, author, paper or idea</source>
        <translation>Искать по имени, году, автору, статье или идее</translation>
    </message>
    <message>
        <source>Search by network, recipe, data set, tag, notes or name of the folder</source>
        <translation>Искать по сети, рецепту, набору данных, метке, заметкам или имени папки</translation>
    </message>
    <message>
        <source>Search networks</source>
        <translation>Поиск сетей</translation>
    </message>
    <message>
        <source>Search presets and versions</source>
        <translation>Поиск готовых сетей и версий</translation>
    </message>
    <message>
        <source>Search runs</source>
        <translation>Поиск запусков</translation>
    </message>
    <message>
        <source>Second #3×3</source>
        <translation>Вторая #3×3</translation>
    </message>
    <message>
        <source>Second branch</source>
        <translation>Вторая ветвь</translation>
    </message>
    <message>
        <source>See the layers that this block is made of (double click on the block)</source>
        <translation>Увидеть слои, из которых состоит блок (двойной щелчок по блоку)</translation>
    </message>
    <message>
        <source>See what it costs</source>
        <translation>Посмотрите, чего это стоит</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Зерно</translation>
    </message>
    <message>
        <source>Select a block and change one of its fields. Parameters, MACs and memory follow at once, here and above; a tool tip says what each of them counts.</source>
        <translation>Выделите блок и измените одно из полей. Параметры, MAC и память меняются сразу, здесь и наверху; подсказка говорит, что считает каждое число.</translation>
    </message>
    <message>
        <source>Select a block that is opened in place, or something inside of it, to close it</source>
        <translation>Выделите блок, открытый на месте, или что-то внутри него, чтобы закрыть его</translation>
    </message>
    <message>
        <source>Select a block with something inside to open it in place</source>
        <translation>Выделите блок, внутри которого что-то есть, чтобы открыть его на месте</translation>
    </message>
    <message>
        <source>Select a run to see how it went, or several to compare them.</source>
        <translation>Выделите запуск, чтобы увидеть, как он прошёл, или несколько, чтобы сравнить.</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Выделить всё</translation>
    </message>
    <message>
        <source>Select all matches</source>
        <translation>Выделить все совпадения</translation>
    </message>
    <message>
        <source>Select all that is found</source>
        <translation>Выделить всё найденное</translation>
    </message>
    <message>
        <source>Select another row to see what was changed since.</source>
        <translation>Выделите другую строку, чтобы увидеть, что изменено с тех пор.</translation>
    </message>
    <message>
        <source>Select blocks that follow one another to compare them with one large convolution.</source>
        <translation>Выделите блоки, идущие подряд, чтобы сравнить их с одной большой свёрткой.</translation>
    </message>
    <message>
        <source>Select down along the links too</source>
        <translation>Выделить и то, что ниже по связям</translation>
    </message>
    <message>
        <source>Select more blocks to put them in line</source>
        <translation>Выделите больше блоков, чтобы поставить их в линию</translation>
    </message>
    <message>
        <source>Select the block on the left too</source>
        <translation>Выделить и блок слева</translation>
    </message>
    <message>
        <source>Select the block on the right too</source>
        <translation>Выделить и блок справа</translation>
    </message>
    <message>
        <source>Select the block to wire from</source>
        <translation>Выделите блок, от которого вести связь</translation>
    </message>
    <message>
        <source>Select the blocks that are to be a group</source>
        <translation>Выделите блоки, которые станут группой</translation>
    </message>
    <message>
        <source>Select up along the links too</source>
        <translation>Выделить и то, что выше по связям</translation>
    </message>
    <message>
        <source>Select what the frame touches</source>
        <translation>Выделить то, чего касается рамка</translation>
    </message>
    <message>
        <source>Separable</source>
        <translation>Раздельные</translation>
    </message>
    <message>
        <source>Separable, twice</source>
        <translation>Сепарабельная ×2</translation>
    </message>
    <message>
        <source>Set a limit: the totals then turn amber near it and red beyond.</source>
        <translation>Задайте предел: около него итоги станут янтарными, за ним — красными.</translation>
    </message>
    <message>
        <source>Set a network beside this one</source>
        <translation>Поставить сеть рядом с этой</translation>
    </message>
    <message>
        <source>Set a preset, a file or an earlier version beside this network</source>
        <translation>Поставить готовую сеть, файл или прежнюю версию рядом с этой сетью</translation>
    </message>
    <message>
        <source>Set the channels of {block} to {count}</source>
        <translation>Каналы {block} = {count}</translation>
    </message>
    <message>
        <source>Set the classes of the auxiliary heads to {classes}</source>
        <translation>Классы вспомогательных голов = {classes}</translation>
    </message>
    <message>
        <source>Set the device to auto.</source>
        <translation>Установите устройство «авто».</translation>
    </message>
    <message>
        <source>Set the padding of {block} to {value}</source>
        <translation>Дополнение {block} = {value}</translation>
    </message>
    <message>
        <source>Set the stride of {block} to {value}</source>
        <translation>Шаг {block} = {value}</translation>
    </message>
    <message>
        <source>Set {field} to {value}</source>
        <translation>{field} = {value}</translation>
    </message>
    <message>
        <source>Settings of one&apos;s own</source>
        <translation>Свои настройки</translation>
    </message>
    <message>
        <source>Settings other than usual</source>
        <translation>Настройки, отличные от обычных</translation>
    </message>
    <message>
        <source>Several blocks as one.</source>
        <translation>Несколько блоков как один.</translation>
    </message>
    <message>
        <source>Several runs on the same data asked together, and ten crops of each picture</source>
        <translation>Несколько запусков на тех же данных, спрошенных вместе, и десять кропов каждой картинки</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Форма</translation>
    </message>
    <message>
        <source>Shape of its output</source>
        <translation>Форма выхода</translation>
    </message>
    <message>
        <source>Shape, memory, parameters with their formula and MACs of every block and layer</source>
        <translation>Форма, память, параметры с формулой и MAC каждого блока и слоя</translation>
    </message>
    <message>
        <source>Shapes</source>
        <translation>Формы</translation>
    </message>
    <message>
        <source>Shapes of its inputs, one after another with 0 between two</source>
        <translation>Формы входов, одна за другой, с 0 между двумя</translation>
    </message>
    <message>
        <source>Share of the channels of the block&apos;s ReLUs that are 0 for the whole batch.</source>
        <translation>Доля каналов ReLU блока, которые равны 0 на всём батче.</translation>
    </message>
    <message>
        <source>Share of the channels that a transition keeps (θ)</source>
        <translation>Доля каналов, которую оставляет переход (θ)</translation>
    </message>
    <message>
        <source>Share of the inputs that is dropped</source>
        <translation>Доля отбрасываемых входов</translation>
    </message>
    <message>
        <source>Share of the last update kept: SGD&apos;s momentum, Adam&apos;s beta 1.</source>
        <translation>Сохраняемая доля прошлого обновления: инерция SGD, beta 1 у Adam.</translation>
    </message>
    <message>
        <source>Share of the target spread over all classes (Szegedy et al. 2016).</source>
        <translation>Доля цели, распределённая по всем классам (Szegedy et al. 2016).</translation>
    </message>
    <message>
        <source>Share of the time of the forward pass.</source>
        <translation>Доля времени прямого прохода.</translation>
    </message>
    <message>
        <source>Shifted pictures have borders of the mean colour rather than reflected ones.</source>
        <translation>У сдвинутых картинок поля среднего цвета, а не отражённые.</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>Обходная связь</translation>
    </message>
    <message>
        <source>Shortcut of option A: every second pixel, and channels of zeros (He et al. 2015, section 4.2). No parameters.</source>
        <translation>Обходная связь варианта A: каждый второй пиксель и каналы из нулей (He et al. 2015, раздел 4.2). Без параметров.</translation>
    </message>
    <message>
        <source>Shortcuts that add</source>
        <translation>Обходы со сложением</translation>
    </message>
    <message>
        <source>Shortcuts that stack</source>
        <translation>Обходы, конкат.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Показать всё</translation>
    </message>
    <message>
        <source>Show all layers</source>
        <translation>Показать все слои</translation>
    </message>
    <message>
        <source>Show all networks</source>
        <translation>Показать все сети</translation>
    </message>
    <message>
        <source>Show all runs</source>
        <translation>Показать все запуски</translation>
    </message>
    <message>
        <source>Show every layer</source>
        <translation>Показать каждый слой</translation>
    </message>
    <message>
        <source>Show its curves</source>
        <translation>Показать его кривые</translation>
    </message>
    <message>
        <source>Show its inside</source>
        <translation>Показать внутренность</translation>
    </message>
    <message>
        <source>Show the curves of the run</source>
        <translation>Показать кривые запуска</translation>
    </message>
    <message>
        <source>Show the curves of {run}</source>
        <translation>Показать кривые запуска {run}</translation>
    </message>
    <message>
        <source>Show the run in the training panel, live while it goes on</source>
        <translation>Показать запуск в панели обучения, вживую, пока он идёт</translation>
    </message>
    <message>
        <source>Show the run&apos;s folder in the file manager</source>
        <translation>Показать папку запуска в файловом менеджере</translation>
    </message>
    <message>
        <source>Show the training panel</source>
        <translation>Показать панель обучения</translation>
    </message>
    <message>
        <source>Show the whole chart</source>
        <translation>Показать график целиком</translation>
    </message>
    <message>
        <source>Show the whole run and follow its end (a double click on a chart does so too). Drag to pan, turn the wheel to zoom.</source>
        <translation>Показать весь запуск и следить за концом (или двойной щелчок по графику). Тяните, чтобы сдвинуть, крутите колесо, чтобы приблизить.</translation>
    </message>
    <message>
        <source>Show {panel}</source>
        <translation>Показать: {panel}</translation>
    </message>
    <message>
        <source>Show {title}</source>
        <translation>Показать: {title}</translation>
    </message>
    <message>
        <source>ShuffleNet unit</source>
        <translation>Блок ShuffleNet</translation>
    </message>
    <message>
        <source>SiLU</source>
        <translation>SiLU</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Рядом</translation>
    </message>
    <message>
        <source>Side of a square that is blanked in each training image (DeVries &amp; Taylor 2017); 0: none.</source>
        <translation>Сторона квадрата, закрашиваемого в каждой обучающей картинке (DeVries &amp; Taylor 2017); 0 — нет.</translation>
    </message>
    <message>
        <source>Side of the square that the network sees; 0: as they are.</source>
        <translation>Сторона квадрата, который видит сеть; 0 — как есть.</translation>
    </message>
    <message>
        <source>Sigmoid</source>
        <translation>Сигмоида</translation>
    </message>
    <message>
        <source>Simonyan &amp; Zisserman 2015, section 3.1</source>
        <translation>Simonyan &amp; Zisserman 2015, раздел 3.1</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Размер</translation>
    </message>
    <message>
        <source>Skip at reductions</source>
        <translation>Обход у уменьшений</translation>
    </message>
    <message>
        <source>Slice of channels</source>
        <translation>Срез каналов</translation>
    </message>
    <message>
        <source>Small and mobile</source>
        <translation>Малые и мобильные</translation>
    </message>
    <message>
        <source>Small networks learn too little by heart rather than too much: weak augmentation, no label smoothing, little weight decay and none on depthwise convolutions. The rate is multiplied by 0.94 every two epochs.</source>
        <translation>Малые сети скорее недоучиваются, чем заучивают: слабая аугментация, без сглаживания меток, малое затухание весов, а у поканальных свёрток его нет. Скорость умножается на 0,94 каждые две эпохи.</translation>
    </message>
    <message>
        <source>Smallest area</source>
        <translation>Наименьшая площадь</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>Сглаживание</translation>
    </message>
    <message>
        <source>Smoothing of loss, speed and gradient norm: a mean around each step, with the steps themselves faint behind it. At the left end there is none.</source>
        <translation>Сглаживание потерь, скорости и нормы градиента: среднее вокруг каждого шага, сами шаги бледно за ним. У левого края сглаживания нет.</translation>
    </message>
    <message>
        <source>So many channels from the first on, as one half of ShuffleNet v2&apos;s split (Ma et al. 2018, fig. 3c).</source>
        <translation>Столько каналов, начиная с первого, как половина разделения в ShuffleNet v2 (Ma et al. 2018, рис. 3c).</translation>
    </message>
    <message>
        <source>Somebody or the system asked it to end; resume goes on from the last checkpoint.</source>
        <translation>Кто-то или система попросили завершить; можно продолжить с последней контрольной точки.</translation>
    </message>
    <message>
        <source>Source: {source}</source>
        <translation>Источник: {source}</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Выборка</translation>
    </message>
    <message>
        <source>Split ends</source>
        <translation>Концы разделены</translation>
    </message>
    <message>
        <source>Split seed</source>
        <translation>Зерно разбиения</translation>
    </message>
    <message>
        <source>Squeeze</source>
        <translation>Сжатие</translation>
    </message>
    <message>
        <source>Squeeze first input</source>
        <translation>Сжать первый вход</translation>
    </message>
    <message>
        <source>Squeeze ratio</source>
        <translation>Степень сжатия</translation>
    </message>
    <message>
        <source>Squeeze with 1x1, then expand with 1x1 and 3x3 side by side (Iandola et al. 2016, fig. 1).</source>
        <translation>Сжатие 1×1, затем расширение 1×1 и 3×3 рядом (Iandola et al. 2016, рис. 1).</translation>
    </message>
    <message>
        <source>Squeeze-and-excitation</source>
        <translation>Squeeze-and-excitation</translation>
    </message>
    <message>
        <source>Squeeze-and-excitation with this reduction r, as in SENet</source>
        <translation>Squeeze-and-excitation с этим сжатием r, как в SENet</translation>
    </message>
    <message>
        <source>SqueezeNet 2016</source>
        <translation>SqueezeNet 2016</translation>
    </message>
    <message>
        <source>Stacks the channels of its inputs.</source>
        <translation>Соединяет каналы входов.</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Стадия</translation>
    </message>
    <message>
        <source>Standard deviation of what the block gives, over the batch.</source>
        <translation>Стандартное отклонение того, что даёт блок, по батчу.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Начать</translation>
    </message>
    <message>
        <source>Start a training of this network from the weights of a file</source>
        <translation>Начать обучение этой сети с весов из файла</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>Начать с</translation>
    </message>
    <message>
        <source>Start from drawn weights</source>
        <translation>Начать со случайных весов</translation>
    </message>
    <message>
        <source>Start from drawn weights again</source>
        <translation>Снова начать со случайных весов</translation>
    </message>
    <message>
        <source>Start with an input and nothing else</source>
        <translation>Начать с одного входа</translation>
    </message>
    <message numerus="yes">
        <source>Start {count} runs</source>
        <translation>
            <numerusform>Начать {count} запуск</numerusform>
            <numerusform>Начать {count} запуска</numerusform>
            <numerusform>Начать {count} запусков</numerusform>
        </translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Начат</translation>
    </message>
    <message>
        <source>Starting the trainer</source>
        <translation>Запускается тренер</translation>
    </message>
    <message>
        <source>Starting {network}</source>
        <translation>Запускается: {network}</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>Stem</source>
        <translation>Начало сети</translation>
    </message>
    <message>
        <source>Stem filters</source>
        <translation>Фильтры начала сети</translation>
    </message>
    <message>
        <source>Step and plateau: the rate is multiplied by this at each milestone or standstill.</source>
        <translation>Ступени и плато: скорость умножается на это у каждого рубежа или при застое.</translation>
    </message>
    <message>
        <source>Step between neighbouring positions</source>
        <translation>Шаг между соседними положениями</translation>
    </message>
    <message>
        <source>Step between neighbouring windows</source>
        <translation>Шаг между соседними окнами</translation>
    </message>
    <message>
        <source>Step factor</source>
        <translation>Множитель ступени</translation>
    </message>
    <message>
        <source>Step schedule: epochs done when the rate drops.</source>
        <translation>Ступени: сколько эпох пройдено, когда скорость падает.</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Шаги</translation>
    </message>
    <message>
        <source>Stochastic depth</source>
        <translation>Стохаст. глубина</translation>
    </message>
    <message>
        <source>Stochastic depth: probability that the branch is there in training</source>
        <translation>Стохастическая глубина: вероятность того, что ветвь есть при обучении</translation>
    </message>
    <message>
        <source>Stochastic depth: the last block&apos;s branch is there in training with this probability, which decays linearly from 1 at the input</source>
        <translation>Стохастическая глубина: с этой вероятностью ветвь последнего блока есть при обучении; от 1 у входа она убывает линейно</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Стоп</translation>
    </message>
    <message>
        <source>Stop it</source>
        <translation>Остановить</translation>
    </message>
    <message>
        <source>Stop measuring</source>
        <translation>Прервать замер</translation>
    </message>
    <message>
        <source>Stop testing</source>
        <translation>Прервать проверку</translation>
    </message>
    <message>
        <source>Stop the selected runs</source>
        <translation>Остановить выделенные запуски</translation>
    </message>
    <message>
        <source>Stop; what was learned so far is kept</source>
        <translation>Остановить; выученное сохранится</translation>
    </message>
    <message>
        <source>Stopped after step {step}, in epoch {epoch}.</source>
        <translation>Остановлено после шага {step}, в эпохе {epoch}.</translation>
    </message>
    <message>
        <source>Stopped: choose a split or class to go on</source>
        <translation>Остановлено: выберите выборку или класс, чтобы продолжить</translation>
    </message>
    <message>
        <source>Stopped: {network}</source>
        <translation>Остановлено: {network}</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Останавливается</translation>
    </message>
    <message>
        <source>Stride</source>
        <translation>Шаг</translation>
    </message>
    <message>
        <source>Stride at</source>
        <translation>Шаг у</translation>
    </message>
    <message>
        <source>Stride on the picture</source>
        <translation>Шаг на картинке</translation>
    </message>
    <message>
        <source>Stride once</source>
        <translation>Шаг один раз</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>Стиль</translation>
    </message>
    <message>
        <source>Surest mistakes</source>
        <translation>Самые уверенные промахи</translation>
    </message>
    <message>
        <source>Survival</source>
        <translation>Выживание</translation>
    </message>
    <message>
        <source>Survival p_L</source>
        <translation>Выживание p_L</translation>
    </message>
    <message>
        <source>Sweep</source>
        <translation>Перебор</translation>
    </message>
    <message>
        <source>Sweep {name} to {value}</source>
        <translation>Перебор: {name} = {value}</translation>
    </message>
    <message>
        <source>Szegedy et al. 2015, sections 5 and 6</source>
        <translation>Szegedy et al. 2015, разделы 5 и 6</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Таблица</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Таблица (*.csv)</translation>
    </message>
    <message>
        <source>Table of blocks</source>
        <translation>Таблица блоков</translation>
    </message>
    <message>
        <source>Table of blocks in Markdown</source>
        <translation>Таблица блоков в Markdown</translation>
    </message>
    <message>
        <source>Table of layers</source>
        <translation>Таблица слоёв</translation>
    </message>
    <message>
        <source>Table of layers in Markdown</source>
        <translation>Таблица слоёв в Markdown</translation>
    </message>
    <message>
        <source>Tables of blocks and layers (Excel)</source>
        <translation>Таблицы блоков и слоёв (Excel)</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Метка</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Метки</translation>
    </message>
    <message>
        <source>Take it off the list</source>
        <translation>Убрать из списка</translation>
    </message>
    <message>
        <source>Take out of the queue</source>
        <translation>Убрать из очереди</translation>
    </message>
    <message>
        <source>Take out of the queue; the run stays in the list</source>
        <translation>Убрать из очереди; запуск останется в списке</translation>
    </message>
    <message>
        <source>Take the last edit back</source>
        <translation>Отменить последнюю правку</translation>
    </message>
    <message>
        <source>Take this row away (Delete)</source>
        <translation>Убрать эту строку (Delete)</translation>
    </message>
    <message>
        <source>Take what fits; the rest keeps its drawn values</source>
        <translation>Взять то, что подходит; остальное сохранит случайные значения</translation>
    </message>
    <message>
        <source>Take {name} off the list</source>
        <translation>Убрать {name} из списка</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>Занимает</translation>
    </message>
    <message>
        <source>Takes {limits}.</source>
        <translation>Принимает {limits}.</translation>
    </message>
    <message>
        <source>Takes {limits}. Default: {default}.</source>
        <translation>Принимает {limits}. По умолчанию: {default}.</translation>
    </message>
    <message>
        <source>Takes {time} on this machine, one after another, by the speed measured of it.</source>
        <translation>На этой машине, один за другим, займёт {time}: по замеренной скорости.</translation>
    </message>
    <message>
        <source>Takes {time}, one after another: a guess from the MACs, since this machine has not been measured (Analysis, Time).</source>
        <translation>Один за другим займёт {time}: догадка по MAC, так как эта машина не замерена («Анализ», «Время»).</translation>
    </message>
    <message>
        <source>Ten classes of drawn pictures, 32x32 in colour, made on this machine in seconds: behaves much like CIFAR-10 and needs no network.</source>
        <translation>Десять классов нарисованных картинок, 32×32, цветные, рисуются на этой машине за секунды: ведут себя почти как CIFAR-10 и не требуют сети.</translation>
    </message>
    <message>
        <source>Ten crops</source>
        <translation>Десять кропов</translation>
    </message>
    <message>
        <source>Ten crops of each picture</source>
        <translation>Десять кропов каждой картинки</translation>
    </message>
    <message>
        <source>TensorBoard</source>
        <translation>TensorBoard</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Тест</translation>
    </message>
    <message>
        <source>Test accuracy</source>
        <translation>Точность на тесте</translation>
    </message>
    <message>
        <source>Test accuracy of the best weights</source>
        <translation>Точность лучших весов на тесте</translation>
    </message>
    <message>
        <source>Test accuracy with its interval, top-5 accuracy, and how well each class is found</source>
        <translation>Точность на тесте с её интервалом, точность top-5 и как хорошо находится каждый класс</translation>
    </message>
    <message>
        <source>Test accuracy {share}</source>
        <translation>Точность на тесте {share}</translation>
    </message>
    <message>
        <source>Test in ten crops</source>
        <translation>Проверить на десяти кропах</translation>
    </message>
    <message>
        <source>Test now</source>
        <translation>Проверить</translation>
    </message>
    <message>
        <source>Test picture</source>
        <translation>Тестовая картинка</translation>
    </message>
    <message>
        <source>Test share</source>
        <translation>Доля теста</translation>
    </message>
    <message>
        <source>Text beside the blocks</source>
        <translation>Текст рядом с блоками</translation>
    </message>
    <message>
        <source>That keeps the limit.</source>
        <translation>Тогда предел соблюдён.</translation>
    </message>
    <message>
        <source>That would make a cycle: {target} already leads to {source}</source>
        <translation>Получился бы цикл: {target} уже ведёт к {source}</translation>
    </message>
    <message>
        <source>The 16-bit copies of the weights are among it</source>
        <translation>В том числе 16-битные копии весов</translation>
    </message>
    <message>
        <source>The 1x1 convolutions that figure 2 draws hold 341,248 numbers, and the paper names no others.</source>
        <translation>Свёртки 1×1, нарисованные на рис. 2, содержат 341 248 чисел, а других статья не называет.</translation>
    </message>
    <message>
        <source>The 1x1 makes this many times k channels; none: no 1x1</source>
        <translation>1×1 даёт во столько раз больше каналов, чем k; нет — без 1×1</translation>
    </message>
    <message>
        <source>The bar and the first number: of the class&apos;s pictures, those found, with the 95 % interval</source>
        <translation>Полоса и первое число: какая часть картинок класса найдена, с 95 %-м интервалом</translation>
    </message>
    <message>
        <source>The best of them alone, in one crop: {best}, so {gain} points better</source>
        <translation>Лучшая из них одна, на одном кропе: {best}, то есть лучше на {gain} п. п.</translation>
    </message>
    <message>
        <source>The best of them alone, in one crop: {best}, so {gain} points worse</source>
        <translation>Лучшая из них одна, на одном кропе: {best}, то есть хуже на {gain} п. п.</translation>
    </message>
    <message>
        <source>The best of them: {name}, {best} on the validation images.</source>
        <translation>Лучшая из них: {name}, {best} на картинках валидации.</translation>
    </message>
    <message>
        <source>The best validation accuracy</source>
        <translation>Лучшая точность на валидации</translation>
    </message>
    <message>
        <source>The block whose maps are shown; a click on the canvas chooses it too</source>
        <translation>Блок, карты которого показаны; его можно выбрать и щелчком на холсте</translation>
    </message>
    <message>
        <source>The cell after a reduction takes the last but one before it as its first input, not the last</source>
        <translation>Первый вход ячейки после уменьшения — предпоследняя перед ним, а не последняя</translation>
    </message>
    <message>
        <source>The child process ended before its time.</source>
        <translation>Дочерний процесс завершился раньше времени.</translation>
    </message>
    <message>
        <source>The clipboard</source>
        <translation>Буфер обмена</translation>
    </message>
    <message>
        <source>The clipboard holds a network without blocks</source>
        <translation>В буфере обмена сеть без блоков</translation>
    </message>
    <message>
        <source>The clipboard holds neither blocks nor a network of PyTorch</source>
        <translation>В буфере обмена нет ни блоков, ни сети PyTorch</translation>
    </message>
    <message>
        <source>The curves end here</source>
        <translation>Здесь кончаются кривые</translation>
    </message>
    <message>
        <source>The curves start here</source>
        <translation>Здесь начинаются кривые</translation>
    </message>
    <message>
        <source>The data set, and how many images it was limited to</source>
        <translation>Набор данных и сколькими картинками он ограничен</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>Диск заполнен.</translation>
    </message>
    <message>
        <source>The export was cancelled</source>
        <translation>Экспорт отменён</translation>
    </message>
    <message>
        <source>The figure is being drawn</source>
        <translation>Рисунок готовится</translation>
    </message>
    <message>
        <source>The file does not say the shape that {operation} of {domain} gives, which ONNX itself does not know</source>
        <translation>Файл не говорит формы, которую даёт {operation} из {domain}, а сам ONNX её не знает</translation>
    </message>
    <message>
        <source>The file holds the two auxiliary heads as well, which serve training only and are not counted.</source>
        <translation>В файле есть и две вспомогательные головы, которые нужны только при обучении и не считаются.</translation>
    </message>
    <message>
        <source>The file stderr.log in the run folder says more.</source>
        <translation>Подробнее — в файле stderr.log в папке запуска.</translation>
    </message>
    <message>
        <source>The first is the one that is open</source>
        <translation>Первая — открытая</translation>
    </message>
    <message>
        <source>The first {most} runs are shown: more could not be told apart</source>
        <translation>Показаны первые {most} запусков: больше не различить</translation>
    </message>
    <message>
        <source>The folder is being looked through</source>
        <translation>Папка просматривается</translation>
    </message>
    <message>
        <source>The heading in the palette that each block stands under.</source>
        <translation>Заголовок палитры, под которым стоит каждый блок.</translation>
    </message>
    <message>
        <source>The id of a node</source>
        <translation>id узла</translation>
    </message>
    <message>
        <source>The input must be channels x height x width: got {shape}</source>
        <translation>Вход — каналы x высота x ширина: получено {shape}</translation>
    </message>
    <message>
        <source>The inside is this many times as wide as the input (t)</source>
        <translation>Внутри во столько раз шире, чем вход (t)</translation>
    </message>
    <message>
        <source>The inside of a block is only to look at: go back to add blocks</source>
        <translation>Внутрь блока можно только смотреть: вернитесь назад, чтобы добавлять блоки</translation>
    </message>
    <message>
        <source>The inside of a block is only to look at: go back to add notes</source>
        <translation>Внутрь блока можно только смотреть: вернитесь, чтобы добавить заметки</translation>
    </message>
    <message>
        <source>The inside of a block is only to look at: go back to arrange the network</source>
        <translation>Внутрь блока можно только смотреть: вернитесь назад, чтобы разложить сеть</translation>
    </message>
    <message>
        <source>The inside of a block is only to look at: its fields are in the inspector</source>
        <translation>Внутрь блока можно только смотреть: его поля — в инспекторе</translation>
    </message>
    <message>
        <source>The largest one; the schedule lowers it. 0.1 suits SGD with batch norm, 0.01 a network without norms.</source>
        <translation>Наибольшая; расписание её снижает. 0,1 годится для SGD с пакетной нормализацией, 0,01 — для сети без норм.</translation>
    </message>
    <message>
        <source>The largest value in each window.</source>
        <translation>Наибольшее значение в каждом окне.</translation>
    </message>
    <message>
        <source>The last edit: {change}</source>
        <translation>Последняя правка: {change}</translation>
    </message>
    <message>
        <source>The latest so many; the best weights are kept besides.</source>
        <translation>Столько последних; лучшие веса хранятся отдельно.</translation>
    </message>
    <message>
        <source>The learning rate falls by 4 % every 8 epochs, an average of the weights is tested, and pictures are random parts of 8 to 100 % of the area. The network&apos;s auxiliary classifiers count 0.3 each.</source>
        <translation>Скорость обучения падает на 4 % каждые 8 эпох, проверяется среднее весов, картинки — случайные части от 8 до 100 % площади. Вспомогательные классификаторы сети считаются с весом 0,3.</translation>
    </message>
    <message>
        <source>The learning rate falls in a straight line to 0 (Mishkin et al. 2016), for a network without norms.</source>
        <translation>Скорость обучения падает по прямой до 0 (Mishkin et al. 2016), для сети без норм.</translation>
    </message>
    <message>
        <source>The learning rate is divided by 10 every 30 of 100 epochs, pictures are random parts, and labels are smoothed, as for SENet-154.</source>
        <translation>Скорость обучения делится на 10 каждые 30 из 100 эпох, картинки — случайные части, метки сглажены, как для SENet-154.</translation>
    </message>
    <message>
        <source>The learning rate rises linearly for so long. One-cycle takes 30 % of the run when this is 0.</source>
        <translation>Столько эпох скорость линейно растёт. «Один цикл» берёт 30 % запуска, когда здесь 0.</translation>
    </message>
    <message>
        <source>The lecture rounds to tens: 138,357,544 numbers of 4 bytes are 527.8 MiB.</source>
        <translation>Лекция округляет до десятков: 138 357 544 числа по 4 байта — это 527,8 МиБ.</translation>
    </message>
    <message>
        <source>The lecture rounds to tens: 60,965,224 numbers of 4 bytes are 232.6 MiB.</source>
        <translation>Лекция округляет до десятков: 60 965 224 числа по 4 байта — это 232,6 МиБ.</translation>
    </message>
    <message>
        <source>The link from {source} to {target}: port</source>
        <translation>Связь от {source} к {target}: port</translation>
    </message>
    <message>
        <source>The links form a cycle through {id}</source>
        <translation>Связи образуют цикл через {id}</translation>
    </message>
    <message>
        <source>The loss became NaN or infinite at step {step}.</source>
        <translation>Потери стали NaN или бесконечными на шаге {step}.</translation>
    </message>
    <message>
        <source>The mean of each whole map (Lin et al. 2013).</source>
        <translation>Среднее каждой карты целиком (Lin et al. 2013).</translation>
    </message>
    <message>
        <source>The mean of each window.</source>
        <translation>Среднее каждого окна.</translation>
    </message>
    <message>
        <source>The memory of the device is full.</source>
        <translation>Память устройства заполнена.</translation>
    </message>
    <message>
        <source>The most images in a step that have room</source>
        <translation>Больше всего картинок в шаге, для которых есть место</translation>
    </message>
    <message>
        <source>The multiplier of 1.4 gives 582 M, as in the authors&apos; own release.</source>
        <translation>Множитель 1,4 даёт 582 М, как и в выпуске самих авторов.</translation>
    </message>
    <message>
        <source>The multiplier of 1.4 gives 6.1 M, as in the authors&apos; own release and in torchvision.</source>
        <translation>Множитель 1,4 даёт 6,1 М, как и в выпуске самих авторов и в torchvision.</translation>
    </message>
    <message>
        <source>The name of the class must be a Python identifier, got {name}</source>
        <translation>Имя класса — идентификатор Python, получено {name}</translation>
    </message>
    <message>
        <source>The network cannot be built: {why}</source>
        <translation>Сеть не строится: {why}</translation>
    </message>
    <message>
        <source>The network cannot be followed: what it does depends on its input ({why})</source>
        <translation>Сеть нельзя проследить: её действия зависят от входа ({why})</translation>
    </message>
    <message>
        <source>The network does not take images of {shape}: {why}</source>
        <translation>Сеть не принимает картинки {shape}: {why}</translation>
    </message>
    <message>
        <source>The network does not take pictures of {shape}: {why}</source>
        <translation>Сеть не принимает картинки {shape}: {why}</translation>
    </message>
    <message>
        <source>The network ends in maps of {shape}: end it with a classifier head, which gives a score a class</source>
        <translation>Сеть кончается картами {shape}: завершите её головой-классификатором, которая даёт оценку каждому классу</translation>
    </message>
    <message>
        <source>The network gives nothing that follows from the picture</source>
        <translation>Сеть не даёт ничего, что следовало бы из картинки</translation>
    </message>
    <message>
        <source>The network gives {got} logits and the data has {classes} classes</source>
        <translation>Сеть даёт логитов: {got}, а классов в данных: {classes}</translation>
    </message>
    <message>
        <source>The network has been changed: as it was published we count {own}.</source>
        <translation>Сеть изменена: для опубликованной мы считаем {own}.</translation>
    </message>
    <message>
        <source>The network has more than the 2 GiB of weights that an ONNX file can hold</source>
        <translation>Весов сети больше 2 ГиБ, которые вмещает файл ONNX</translation>
    </message>
    <message>
        <source>The network has no convolution, and so no filters to show</source>
        <translation>В сети нет свёртки, а значит, и фильтров для показа</translation>
    </message>
    <message>
        <source>The network has no end but auxiliary heads: end it with a classifier head</source>
        <translation>У сети нет концов, кроме вспомогательных голов: завершите её головой-классификатором</translation>
    </message>
    <message>
        <source>The network has no input: drag one from the palette</source>
        <translation>У сети нет входа: перетащите его из палитры</translation>
    </message>
    <message>
        <source>The network has no part {path}</source>
        <translation>В сети нет части {path}</translation>
    </message>
    <message>
        <source>The network has too many layers to show them all: some blocks stay closed</source>
        <translation>В сети слишком много слоёв, чтобы показать все: часть блоков остаётся закрытой</translation>
    </message>
    <message>
        <source>The network has {classes} classes, {data} has {count}.</source>
        <translation>Классов у сети: {classes}, у {data}: {count}.</translation>
    </message>
    <message>
        <source>The network has {count} ends ({names}): it needs exactly one</source>
        <translation>Концов у сети: {count} ({names}), а нужен ровно один</translation>
    </message>
    <message>
        <source>The network has {count} inputs: it needs exactly one</source>
        <translation>Входов у сети: {count}, а нужен ровно один</translation>
    </message>
    <message>
        <source>The network is empty: drag blocks from the palette, or open a preset</source>
        <translation>Сеть пуста: перетащите блоки из палитры или откройте готовую сеть</translation>
    </message>
    <message>
        <source>The network is empty: there is nothing to draw</source>
        <translation>Сеть пуста: рисовать нечего</translation>
    </message>
    <message>
        <source>The network is too large for {what} at a scale of {scale:g}: at most {most:g} fits, and as SVG any</source>
        <translation>Сеть слишком велика для {what} в масштабе {scale:g}: помещается не больше {most:g}, а в SVG — любой</translation>
    </message>
    <message>
        <source>The network must give one logit for each class, and gives {got}</source>
        <translation>Сеть должна давать по логиту на класс, а даёт {got}</translation>
    </message>
    <message>
        <source>The network takes {input} and has {classes} classes; {data} has {pictures} and {count}.</source>
        <translation>Сеть берёт {input}, классов {classes}; у {data} {pictures}, классов {count}.</translation>
    </message>
    <message>
        <source>The network takes {input}, and pictures are {pictures}.</source>
        <translation>Сеть берёт {input}, а картинки — {pictures}.</translation>
    </message>
    <message>
        <source>The network that is open</source>
        <translation>Открытая сеть</translation>
    </message>
    <message>
        <source>The network was changed since</source>
        <translation>С тех пор сеть изменили</translation>
    </message>
    <message>
        <source>The network was edited meanwhile, so it was left as it is</source>
        <translation>Сеть тем временем изменили, поэтому она осталась как есть</translation>
    </message>
    <message>
        <source>The network&apos;s name when it was trained</source>
        <translation>Имя сети, когда её обучали</translation>
    </message>
    <message>
        <source>The network, its blocks, and the layers in them</source>
        <translation>Сеть, её блоки и слои в них</translation>
    </message>
    <message>
        <source>The next one</source>
        <translation>Следующий</translation>
    </message>
    <message>
        <source>The numbers that each block learns; the scale follows the square root.</source>
        <translation>Числа, которым учится каждый блок; шкала по квадратному корню.</translation>
    </message>
    <message>
        <source>The numbers that the network learns.</source>
        <translation>Числа, которым учится сеть.</translation>
    </message>
    <message>
        <source>The one before</source>
        <translation>Предыдущий</translation>
    </message>
    <message>
        <source>The paper counts the batch norms&apos; running means and variances too, which makes 88.95 M.</source>
        <translation>Статья считает и скользящие средние и дисперсии пакетных нормализаций, вместе 88,95 М.</translation>
    </message>
    <message>
        <source>The paper has none; batch norm makes deep ones train at once</source>
        <translation>В статье её нет; с пакетной нормализацией глубокие обучаются сразу</translation>
    </message>
    <message>
        <source>The paper has none; batch norm makes it train faster</source>
        <translation>В статье её нет; с пакетной нормализацией обучается быстрее</translation>
    </message>
    <message>
        <source>The paper has none; torchvision has both</source>
        <translation>В статье её нет; в torchvision есть обе</translation>
    </message>
    <message>
        <source>The paper leaves out the batch norms, without which it is 3.47 M.</source>
        <translation>Статья не считает пакетные нормализации, без которых 3,47 М.</translation>
    </message>
    <message>
        <source>The paper names no batch, learning rate, weight decay or length: they are those of Caffe&apos;s BVLC GoogLeNet.</source>
        <translation>Статья не называет батч, скорость обучения, затухание весов и длину: они из BVLC GoogLeNet для Caffe.</translation>
    </message>
    <message>
        <source>The paper trains at 0.01 until the training error is below 80 %, about 400 steps; here the rate rises over the first epoch, 391 steps.</source>
        <translation>В статье учат с 0,01, пока ошибка обучения не ниже 80 %, около 400 шагов; здесь скорость растёт всю первую эпоху, 391 шаг.</translation>
    </message>
    <message>
        <source>The paper trains its first 400 steps at 0.01; here the rate rises over the first epoch, 391 steps.</source>
        <translation>В статье первые 400 шагов учат с 0,01; здесь скорость растёт всю первую эпоху, 391 шаг.</translation>
    </message>
    <message>
        <source>The paper&apos;s own: {recipe}</source>
        <translation>Рецепт статьи: {recipe}</translation>
    </message>
    <message>
        <source>The paper&apos;s own: {source}</source>
        <translation>Рецепт статьи: {source}</translation>
    </message>
    <message>
        <source>The paper&apos;s two GPUs halve what conv2, conv4 and conv5 see, here they see all maps.</source>
        <translation>Две видеокарты статьи вдвое уменьшают то, что видят conv2, conv4 и conv5, здесь они видят все карты.</translation>
    </message>
    <message>
        <source>The paper: first 1x1; libraries: 3x3</source>
        <translation>В статье — первая 1×1; в библиотеках — 3×3</translation>
    </message>
    <message>
        <source>The paper: {paper}</source>
        <translation>Статья: {paper}</translation>
    </message>
    <message>
        <source>The parameters in fp32: 4 bytes each; 1 MB is a million bytes.</source>
        <translation>Параметры в fp32: по 4 байта; 1 МБ — миллион байт.</translation>
    </message>
    <message>
        <source>The parameters, in fp32</source>
        <translation>Параметры, в fp32</translation>
    </message>
    <message>
        <source>The picture and the receptive field</source>
        <translation>Картинка и рецептивное поле</translation>
    </message>
    <message>
        <source>The picture could not be written: it is too large</source>
        <translation>Картинка не записалась: она слишком велика</translation>
    </message>
    <message>
        <source>The picture, and where the network sees the class</source>
        <translation>Картинка и где сеть видит класс</translation>
    </message>
    <message>
        <source>The printed figure is met without the scales and shifts of the batch norms: 10.18 M.</source>
        <translation>Напечатанное сходится без масштабов и сдвигов пакетных нормализаций: 10,18 М.</translation>
    </message>
    <message>
        <source>The question was not understood: {why}.</source>
        <translation>Вопрос не понят: {why}.</translation>
    </message>
    <message>
        <source>The recipe that its settings were taken from</source>
        <translation>Рецепт, из которого взяты настройки</translation>
    </message>
    <message>
        <source>The recipe {id} must not decide {name}</source>
        <translation>Рецепт {id} не должен решать {name}</translation>
    </message>
    <message>
        <source>The run ends after so many epochs without a better validation; 0: never early.</source>
        <translation>Запуск кончается после стольких эпох без лучшей валидации; 0 — никогда раньше срока.</translation>
    </message>
    <message>
        <source>The run folder {path} cannot be made: {why}</source>
        <translation>Папка запуска {path} не создаётся: {why}</translation>
    </message>
    <message>
        <source>The run folder {path} must be new or empty and holds files</source>
        <translation>Папка запуска {path} должна быть новой или пустой, а в ней есть файлы</translation>
    </message>
    <message>
        <source>The run in {folder} has no weights yet: they come with its first epoch</source>
        <translation>У запуска в {folder} ещё нет весов: они появятся с первой эпохой</translation>
    </message>
    <message>
        <source>The run {id} goes on: stop it before deleting it</source>
        <translation>Запуск {id} идёт: остановите его, прежде чем удалять</translation>
    </message>
    <message>
        <source>The run {id} has finished: train again makes a new run</source>
        <translation>Запуск {id} завершён: «Обучить снова» создаст новый</translation>
    </message>
    <message>
        <source>The run {id} has no such weights yet</source>
        <translation>У запуска {id} таких весов ещё нет</translation>
    </message>
    <message>
        <source>The run {id} has no weights yet</source>
        <translation>У запуска {id} ещё нет весов</translation>
    </message>
    <message>
        <source>The run {id} is being trained by process {pid}</source>
        <translation>Запуск {id} обучает процесс {pid}</translation>
    </message>
    <message>
        <source>The run&apos;s folder was deleted while it trained: {path}.</source>
        <translation>Папку запуска удалили, пока он обучался: {path}.</translation>
    </message>
    <message>
        <source>The runs of an ensemble must have been tested on the same pictures, and were not</source>
        <translation>Запуски ансамбля должны быть проверены на одних картинках, а это не так</translation>
    </message>
    <message>
        <source>The same blocks, wired in the same way.</source>
        <translation>Те же блоки, соединённые так же.</translation>
    </message>
    <message>
        <source>The same in bytes, fp32, and its share of the sum over all layers</source>
        <translation>То же в байтах, fp32, и доля в сумме по всем слоям</translation>
    </message>
    <message>
        <source>The second number: of the pictures that are called it, those that are</source>
        <translation>Второе число: какая часть названных так картинок и вправду такова</translation>
    </message>
    <message>
        <source>The shape of {name} does not follow from the file</source>
        <translation>Форма {name} не следует из файла</translation>
    </message>
    <message>
        <source>The size is asked for only where the file leaves it open</source>
        <translation>Размер спрашивается, только если файл его не задаёт</translation>
    </message>
    <message>
        <source>The stride of 2 is in the 3x3 convolution, in the paper in the first 1x1.</source>
        <translation>Шаг 2 стоит в свёртке 3×3, а в статье — в первой 1×1.</translation>
    </message>
    <message>
        <source>The system takes them in no trash: they lie in {folder}.</source>
        <translation>Система не берёт их в корзину: они лежат в {folder}.</translation>
    </message>
    <message>
        <source>The tensor&apos;s name here</source>
        <translation>Имя тензора здесь</translation>
    </message>
    <message>
        <source>The test set has {count} pictures, and not all of the numbers {numbers}</source>
        <translation>В тестовой выборке {count} картинок, и не все номера {numbers} в ней есть</translation>
    </message>
    <message>
        <source>The trained weights of {name} cannot be fetched: {why}</source>
        <translation>Обученные веса {name} не загрузились: {why}</translation>
    </message>
    <message>
        <source>The trainer cannot be loaded: {why}.</source>
        <translation>Тренер не загружается: {why}.</translation>
    </message>
    <message>
        <source>The trainer cannot be started: {why}</source>
        <translation>Тренер не запускается: {why}</translation>
    </message>
    <message>
        <source>The trainer could not start: it found no module {name}.</source>
        <translation>Тренер не запустился: не нашёл модуль {name}.</translation>
    </message>
    <message>
        <source>The trainer ended before it had answered.</source>
        <translation>Тренер завершился, не ответив.</translation>
    </message>
    <message>
        <source>The trainer ended with exit status {status} and without a word.</source>
        <translation>Тренер завершился молча, код выхода {status}.</translation>
    </message>
    <message>
        <source>The trainer ended without a word.</source>
        <translation>Тренер завершился молча.</translation>
    </message>
    <message>
        <source>The trainer was killed ({name}).</source>
        <translation>Тренера завершили ({name}).</translation>
    </message>
    <message>
        <source>The training failed: {why}.</source>
        <translation>Обучение не удалось: {why}.</translation>
    </message>
    <message>
        <source>The two networks are not built the same, so their weights do not belong together</source>
        <translation>Две сети построены по-разному, так что веса одной не подходят другой</translation>
    </message>
    <message>
        <source>The value looked at; the network stays as it is until you apply it</source>
        <translation>Рассматриваемое значение; сеть не меняется, пока его не применить</translation>
    </message>
    <message>
        <source>The values went wrong first in {title}.</source>
        <translation>Сначала значения испортились в «{title}».</translation>
    </message>
    <message>
        <source>The weights in {path} do not belong to this network: {why}</source>
        <translation>Веса в {path} не от этой сети: {why}</translation>
    </message>
    <message>
        <source>The weights of {name} do not fit at {tensor}</source>
        <translation>Веса {name} не подходят у {tensor}</translation>
    </message>
    <message>
        <source>The weights of {path} cannot be read: {why}</source>
        <translation>Веса {path} не читаются: {why}</translation>
    </message>
    <message>
        <source>The weights of {path} do not fit: {why}</source>
        <translation>Веса {path} не подходят: {why}</translation>
    </message>
    <message>
        <source>The weights that the network has at first: drawn, or learned ones of a safetensors file. A last layer for another number of classes keeps its drawn ones.</source>
        <translation>Веса, с которых сеть начинает: случайные или обученные, из файла safetensors. Последний слой для другого числа классов сохраняет случайные.</translation>
    </message>
    <message>
        <source>The weights to start from are not there: {path}</source>
        <translation>Начальных весов нет: {path}</translation>
    </message>
    <message>
        <source>The weights to start from must be a whole safetensors file: {path}</source>
        <translation>Начальные веса — целый файл safetensors: {path}</translation>
    </message>
    <message>
        <source>The weights, and the most that is alive at once in a forward pass without gradients</source>
        <translation>Веса и больше всего живого сразу в прямом проходе без градиентов</translation>
    </message>
    <message>
        <source>The wheel goes nearer, dragging moves, a double click shows all</source>
        <translation>Колесо приближает, перетаскивание двигает, двойной щелчок показывает всё</translation>
    </message>
    <message>
        <source>The wrong answers that the network was surest of</source>
        <translation>Неверные ответы, в которых сеть была увереннее всего</translation>
    </message>
    <message>
        <source>The {split} split of {title} is empty</source>
        <translation>Выборка {split} в {title} пуста</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Тема</translation>
    </message>
    <message>
        <source>There are no notes: N writes one</source>
        <translation>Заметок нет: N создаёт заметку</translation>
    </message>
    <message>
        <source>There are {count} classes, and none of number {number}</source>
        <translation>Классов {count}, и нет класса с номером {number}</translation>
    </message>
    <message>
        <source>There is already a node {id}</source>
        <translation>Узел {id} уже есть</translation>
    </message>
    <message>
        <source>There is no experiment {id}: known are {known}</source>
        <translation>Эксперимента {id} нет: есть {known}</translation>
    </message>
    <message>
        <source>There is no network</source>
        <translation>Сети нет</translation>
    </message>
    <message>
        <source>There is no network.</source>
        <translation>Сети нет.</translation>
    </message>
    <message>
        <source>There is no node {id}</source>
        <translation>Узла {id} нет</translation>
    </message>
    <message>
        <source>There is no preset {id}: did you mean {known}? `visionlab presets` lists all</source>
        <translation>Готовой сети {id} нет: может быть, {known}? `visionlab presets` перечислит все</translation>
    </message>
    <message>
        <source>There is no question {name}</source>
        <translation>Вопроса {name} нет</translation>
    </message>
    <message>
        <source>There is no recipe {id}: did you mean {known}? `visionlab recipes` lists all</source>
        <translation>Рецепта {id} нет: может быть, {known}? `visionlab recipes` перечислит все</translation>
    </message>
    <message>
        <source>There is no such data set</source>
        <translation>Такого набора данных нет</translation>
    </message>
    <message>
        <source>There is nothing to look into</source>
        <translation>Смотреть внутрь не на что</translation>
    </message>
    <message>
        <source>These {count} blocks see</source>
        <translation>Эти блоки ({count}) видят</translation>
    </message>
    <message>
        <source>They double from stage to stage, to eight times as many</source>
        <translation>От стадии к стадии удваиваются, в конце их в восемь раз больше</translation>
    </message>
    <message>
        <source>Third branch</source>
        <translation>Третья ветвь</translation>
    </message>
    <message>
        <source>This block sees</source>
        <translation>Этот блок видит</translation>
    </message>
    <message>
        <source>This block sees nothing yet</source>
        <translation>Этот блок ещё ничего не видит</translation>
    </message>
    <message>
        <source>This is a fault in a library or driver: stderr.log in the run folder may say more.</source>
        <translation>Это сбой в библиотеке или драйвере: подробнее, возможно, в stderr.log в папке запуска.</translation>
    </message>
    <message>
        <source>This is a fault in a library or driver: try another device, or update torch.</source>
        <translation>Это сбой в библиотеке или драйвере: возьмите другое устройство или обновите torch.</translation>
    </message>
    <message>
        <source>This machine</source>
        <translation>Эта машина</translation>
    </message>
    <message>
        <source>This machine as it was measured; GPUs at their published peak</source>
        <translation>Эта машина по замеру; видеокарты по опубликованному пределу</translation>
    </message>
    <message>
        <source>This machine has not been measured</source>
        <translation>Эта машина не замерена</translation>
    </message>
    <message>
        <source>This machine has not been measured: do that once, or choose a GPU on the left.</source>
        <translation>Эта машина не замерена: замерьте её один раз или выберите видеокарту слева.</translation>
    </message>
    <message>
        <source>This machine&apos;s main memory, and known GPUs</source>
        <translation>Оперативная память этой машины и известные видеокарты</translation>
    </message>
    <message>
        <source>This network</source>
        <translation>Эта сеть</translation>
    </message>
    <message>
        <source>This network beside presets, files and its own earlier versions: totals, stages and what was changed</source>
        <translation>Эта сеть рядом с готовыми, файлами и своими прежними версиями: итоги, стадии и что изменено</translation>
    </message>
    <message>
        <source>This network can wait in the queue: it is trained as soon as there is room.</source>
        <translation>Эта сеть может подождать в очереди: она обучится, когда будет место.</translation>
    </message>
    <message>
        <source>This network has no residual blocks that could drop out.</source>
        <translation>В этой сети нет остаточных блоков, которые могли бы выпадать.</translation>
    </message>
    <message>
        <source>This processor lacks an instruction that torch was built with: install another build of torch.</source>
        <translation>У процессора нет команды, для которой собран torch: установите другую сборку torch.</translation>
    </message>
    <message>
        <source>This run has not been tested: it was stopped, failed or goes on, or it is of an earlier version. Its best weights so far can be tested.</source>
        <translation>Этот запуск не проверен: его остановили, он не удался, ещё идёт или создан прежней версией. Можно проверить лучшие веса на сегодня.</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Потоки</translation>
    </message>
    <message>
        <source>Three 3x3; pool beside convolution; a short branch beside one with 1x7 and 7x1; convolution beside pool.</source>
        <translation>Три 3×3; пулинг рядом со свёрткой; короткая ветвь рядом с ветвью из 1×7 и 7×1; свёртка рядом с пулингом.</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>Выбросить</translation>
    </message>
    <message>
        <source>Tick what can be set from outside. A second click on a name changes it.</source>
        <translation>Отметьте то, что задаётся снаружи. Второй щелчок по имени меняет его.</translation>
    </message>
    <message>
        <source>Tight from nine tenths on: of the presets, a step takes 80 to 111 % of what is foreseen</source>
        <translation>С девяти десятых тесно: у готовых сетей шаг занимает от 80 до 111 % предсказанного</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Время</translation>
    </message>
    <message>
        <source>Time counts once this machine is measured, or a GPU is chosen, on the page Time.</source>
        <translation>Время считается, когда эта машина замерена или на странице «Время» выбрана видеокарта.</translation>
    </message>
    <message>
        <source>Time of blocks and layers</source>
        <translation>Время блоков и слоёв</translation>
    </message>
    <message>
        <source>Time share</source>
        <translation>Доля времени</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Раз</translation>
    </message>
    <message>
        <source>Times the blocks or layers in a row of every stage that repeats one; at least one stays</source>
        <translation>Во столько раз больше блоков или слоёв подряд в каждой стадии, где они повторяются; хотя бы один остаётся</translation>
    </message>
    <message>
        <source>Times the channels of every layer (α)</source>
        <translation>Во столько раз больше каналов у каждого слоя (α)</translation>
    </message>
    <message>
        <source>Times the channels of every layer but the scores at the end (α); groups still divide them</source>
        <translation>Во столько раз больше каналов у каждого слоя, кроме оценок в конце (α); группы по-прежнему делят их</translation>
    </message>
    <message>
        <source>Times the channels of every layer, to the nearest multiple of 8</source>
        <translation>Во столько раз больше каналов у каждого слоя, до ближайшего кратного 8</translation>
    </message>
    <message>
        <source>Times the channels of stages 2 to 4 (s)</source>
        <translation>Во столько раз больше каналов в стадиях со 2 по 4 (s)</translation>
    </message>
    <message>
        <source>Times the channels of the 3x3 convolutions, as in Wide ResNet</source>
        <translation>Во столько раз больше каналов у свёрток 3×3, как в Wide ResNet</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Куда</translation>
    </message>
    <message>
        <source>To be imported it is run in a process of its own, which can do what you can. Run what you trust.</source>
        <translation>Чтобы импортировать, его выполнят в отдельном процессе, который может всё, что можете вы. Выполняйте то, чему доверяете.</translation>
    </message>
    <message>
        <source>To begin with</source>
        <translation>Для начала</translation>
    </message>
    <message>
        <source>To ours</source>
        <translation>К нашему</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>Вместе</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>Сверху</translation>
    </message>
    <message>
        <source>Top-1 accuracy</source>
        <translation>Точность top-1</translation>
    </message>
    <message>
        <source>Top-1 error</source>
        <translation>Ошибка top-1</translation>
    </message>
    <message>
        <source>Top-5 accuracy</source>
        <translation>Точность top-5</translation>
    </message>
    <message>
        <source>Top-5 error</source>
        <translation>Ошибка top-5</translation>
    </message>
    <message>
        <source>Top-5 error {error} % on the test set, several networks together</source>
        <translation>Ошибка top-5 {error} % на тесте, несколько сетей вместе</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Обучить</translation>
    </message>
    <message>
        <source>Train a network to see its loss, accuracy and learning rate here, live.</source>
        <translation>Обучите сеть, чтобы увидеть здесь вживую потери, точность и скорость обучения.</translation>
    </message>
    <message>
        <source>Train again</source>
        <translation>Обучить снова</translation>
    </message>
    <message>
        <source>Train again makes a new one.</source>
        <translation>«Обучить снова» создаст новый.</translation>
    </message>
    <message>
        <source>Train again with {changes}</source>
        <translation>Обучить снова, {changes}</translation>
    </message>
    <message>
        <source>Train and check on so many at most; 0: all.</source>
        <translation>Обучать и проверять не более чем на стольких; 0 — на всех.</translation>
    </message>
    <message>
        <source>Train from these</source>
        <translation>Обучать с них</translation>
    </message>
    <message>
        <source>Train it</source>
        <translation>Обучите её</translation>
    </message>
    <message>
        <source>Train on from the last checkpoint; while another run goes on, wait in the queue for it</source>
        <translation>Обучать дальше с последней контрольной точки; пока идёт другой запуск — подождать в очереди</translation>
    </message>
    <message>
        <source>Train this network</source>
        <translation>Обучить эту сеть</translation>
    </message>
    <message>
        <source>Train this network as soon as there is room</source>
        <translation>Обучить эту сеть, когда будет место</translation>
    </message>
    <message>
        <source>Train this or another network again on the same data, with another seed, for an ensemble</source>
        <translation>Обучите эту или другую сеть ещё раз на тех же данных с другим зерном, чтобы получить ансамбль</translation>
    </message>
    <message>
        <source>Trainers that share each batch, one for each graphics processor. Batch norms see each part by itself.</source>
        <translation>Тренеры, которые делят каждый батч, по одному на видеокарту. Пакетные нормализации видят каждую часть отдельно.</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Обучение</translation>
    </message>
    <message>
        <source>Training a batch of {count} takes {need}, and this machine has {have}: set a smaller batch</source>
        <translation>Обучение с батчем {count} занимает {need}, а у этой машины {have}: возьмите батч поменьше</translation>
    </message>
    <message>
        <source>Training images and their labels are blended in pairs, by shares from Beta(a, a) (Zhang et al. 2018); 0: none.</source>
        <translation>Обучающие картинки и метки смешиваются попарно, доли из Beta(a, a) (Zhang et al. 2018); 0 — нет.</translation>
    </message>
    <message>
        <source>Training images are shifted by up to so many pixels as Crop padding says; the border is the mean colour.</source>
        <translation>Обучающие картинки сдвигаются до стольких пикселей, как в «Поля для кропа»; поля среднего цвета.</translation>
    </message>
    <message>
        <source>Training memory</source>
        <translation>Память обучения</translation>
    </message>
    <message>
        <source>Training settings must be a JSON object, got {got}</source>
        <translation>Настройки обучения — объект JSON, получено {got}</translation>
    </message>
    <message>
        <source>Training {network}</source>
        <translation>Обучается {network}</translation>
    </message>
    <message>
        <source>Training, in all</source>
        <translation>Обучение, всего</translation>
    </message>
    <message>
        <source>Training.data must name a data set, got an empty text</source>
        <translation>Training.data называет набор данных, получена пустая строка</translation>
    </message>
    <message>
        <source>Training.device asks for {kind}, which torch does not find: there is {there}</source>
        <translation>Training.device просит {kind}, которого torch не находит: есть {there}</translation>
    </message>
    <message>
        <source>Training.mixed_precision must be true or false, got {got}</source>
        <translation>Training.mixed_precision — true или false, получено {got}</translation>
    </message>
    <message>
        <source>Training.{name} must be a text of up to 4096 characters, got {got}</source>
        <translation>Training.{name} — текст до 4096 знаков, получено {got}</translation>
    </message>
    <message>
        <source>Trainings start from these weights now</source>
        <translation>Теперь обучение начинается с этих весов</translation>
    </message>
    <message>
        <source>Transition</source>
        <translation>Переход</translation>
    </message>
    <message>
        <source>Transparent</source>
        <translation>Прозрачный</translation>
    </message>
    <message>
        <source>Try a batch size of {size}, a smaller network or smaller images.</source>
        <translation>Возьмите батч {size}, сеть или картинки поменьше.</translation>
    </message>
    <message>
        <source>Try a learning rate of {rate:g} or some epochs of warm-up, or train in fp32.</source>
        <translation>Попробуйте скорость обучения {rate:g}, несколько эпох разогрева или обучение в fp32.</translation>
    </message>
    <message>
        <source>Try a learning rate of {rate:g} or some epochs of warm-up.</source>
        <translation>Попробуйте скорость обучения {rate:g} или несколько эпох разогрева.</translation>
    </message>
    <message>
        <source>Try a smaller learning rate.</source>
        <translation>Попробуйте меньшую скорость обучения.</translation>
    </message>
    <message>
        <source>Try a smaller network or smaller images.</source>
        <translation>Попробуйте сеть или картинки поменьше.</translation>
    </message>
    <message>
        <source>Turn one number over the whole network - width, resolution, depth - and see the curve of its cost</source>
        <translation>Меняйте одно число по всей сети — ширину, разрешение, глубину — и смотрите кривую стоимости</translation>
    </message>
    <message>
        <source>Two 3x3 convolutions and a shortcut around them (He et al. 2015, fig. 5 left).</source>
        <translation>Две свёртки 3×3 и обходная связь вокруг них (He et al. 2015, рис. 5 слева).</translation>
    </message>
    <message>
        <source>Two for each MAC and each output of a batch norm, and one for each bias added, each output of an activation, scaling or sum of two and each number in a window of pooling.</source>
        <translation>По два на каждый MAC и каждый выход пакетной нормализации и по одному на каждое прибавленное смещение, каждый выход активации, масштабирования или суммы двух и каждое число в окне пулинга.</translation>
    </message>
    <message>
        <source>Two for each MAC: a multiplication and an addition; nothing else is counted.</source>
        <translation>По два на каждый MAC: умножение и сложение; больше ничего не считается.</translation>
    </message>
    <message>
        <source>Two links enter input {port} of {id}</source>
        <translation>Во вход {port} узла {id} ведут две связи</translation>
    </message>
    <message>
        <source>Two nodes share the id {id}</source>
        <translation>У двух узлов общий id {id}</translation>
    </message>
    <message>
        <source>Two remarks share the id {id}</source>
        <translation>У двух заметок один id {id}</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Тип</translation>
    </message>
    <message>
        <source>Type of layer</source>
        <translation>Тип слоя</translation>
    </message>
    <message>
        <source>Type to find a block</source>
        <translation>Наберите имя блока</translation>
    </message>
    <message>
        <source>Types of layers</source>
        <translation>Типы слоёв</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>Unfold</source>
        <translation>Развернуть</translation>
    </message>
    <message>
        <source>Unfold the {count} blocks</source>
        <translation>Развернуть блоки ({count})</translation>
    </message>
    <message>
        <source>Ungroup</source>
        <translation>Разгруппировать</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Блок</translation>
    </message>
    <message>
        <source>Units a stage</source>
        <translation>Блоков в стадии</translation>
    </message>
    <message>
        <source>Units at each of three widths: 6n + 2 layers of weights, with bottlenecks 9n + 2</source>
        <translation>Блоков на каждой из трёх ширин: слоёв с весами 6n + 2, с узкими местами 9n + 2</translation>
    </message>
    <message>
        <source>Units at each of three widths: a depth of 6N + 4</source>
        <translation>Блоков на каждой из трёх ширин: глубина 6N + 4</translation>
    </message>
    <message>
        <source>Unknown block {kind}: `visionlab blocks` lists the known ones</source>
        <translation>Неизвестный блок {kind}: `visionlab blocks` перечислит известные</translation>
    </message>
    <message>
        <source>Unknown format {format}: known are {known}</source>
        <translation>Неизвестный формат {format}: есть {known}</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>Не сохранено</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Без имени</translation>
    </message>
    <message>
        <source>Unwire</source>
        <translation>Отсоединить</translation>
    </message>
    <message>
        <source>Update to weight</source>
        <translation>Обновление к весу</translation>
    </message>
    <message>
        <source>Upwards</source>
        <translation>Вверх</translation>
    </message>
    <message>
        <source>Use a file</source>
        <translation>Взять файл</translation>
    </message>
    <message>
        <source>Use a file…</source>
        <translation>Взять файл…</translation>
    </message>
    <message>
        <source>Use a folder</source>
        <translation>Взять папку</translation>
    </message>
    <message>
        <source>Use a folder…</source>
        <translation>Взять папку…</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Использовано</translation>
    </message>
    <message>
        <source>Usual: {value}</source>
        <translation>Обычно: {value}</translation>
    </message>
    <message>
        <source>VGG 2014</source>
        <translation>VGG 2014</translation>
    </message>
    <message>
        <source>VGG stage</source>
        <translation>Стадия VGG</translation>
    </message>
    <message>
        <source>VGG was trained on four of them</source>
        <translation>VGG обучали на четырёх таких</translation>
    </message>
    <message>
        <source>Validate every</source>
        <translation>Валидация каждые</translation>
    </message>
    <message>
        <source>Validate on</source>
        <translation>Валидация на</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Валидация</translation>
    </message>
    <message>
        <source>Validation accuracy</source>
        <translation>Точность на валидации</translation>
    </message>
    <message>
        <source>Validation and test use a moving average of the weights that keeps this share each step, less at first; 0: the weights.</source>
        <translation>Валидация и тест берут скользящее среднее весов, которое каждый шаг сохраняет эту долю, сначала меньше; 0 — сами веса.</translation>
    </message>
    <message>
        <source>Validation looks at so many images at most, the last epoch at all of them; 0: always all.</source>
        <translation>Валидация смотрит не более чем на столько картинок, в последней эпохе на все; 0 — всегда на все.</translation>
    </message>
    <message>
        <source>Validation share</source>
        <translation>Доля валидации</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Значение</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Версия</translation>
    </message>
    <message>
        <source>Version {number}: {edit}</source>
        <translation>Версия {number}: {edit}</translation>
    </message>
    <message>
        <source>Versions of this network</source>
        <translation>Версии этой сети</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Вид</translation>
    </message>
    <message>
        <source>VisionLab did not close properly.</source>
        <translation>VisionLab завершился неправильно.</translation>
    </message>
    <message>
        <source>VisionLab networks (*.vlab)</source>
        <translation>Сети VisionLab (*.vlab)</translation>
    </message>
    <message>
        <source>VisionLab&apos;s installation is damaged: expected a folder resources beside {package}, found none</source>
        <translation>Установка VisionLab повреждена: рядом с {package} должна быть папка resources, её нет</translation>
    </message>
    <message>
        <source>VisionLab&apos;s installation is damaged: expected {name} in {folder}</source>
        <translation>Установка VisionLab повреждена: в {folder} должно быть {name}</translation>
    </message>
    <message>
        <source>Wait until the other measurement is over</source>
        <translation>Дождитесь конца другого замера</translation>
    </message>
    <message>
        <source>Waits for a block above that cannot work</source>
        <translation>Ждёт блок выше, который не может работать</translation>
    </message>
    <message>
        <source>Waits for its input</source>
        <translation>Ждёт входа</translation>
    </message>
    <message>
        <source>Waits for {title}</source>
        <translation>Ждёт «{title}»</translation>
    </message>
    <message>
        <source>Waits in the queue, place {turn}.</source>
        <translation>Ждёт в очереди, место {turn}.</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>Разогрев</translation>
    </message>
    <message>
        <source>Watch blocks</source>
        <translation>Следить за блоками</translation>
    </message>
    <message>
        <source>Watch it learn</source>
        <translation>Смотрите, как она учится</translation>
    </message>
    <message>
        <source>We count {own}.</source>
        <translation>Мы считаем {own}.</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Вес</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>Затухание весов</translation>
    </message>
    <message>
        <source>Weight layers (L): 6n + 4 with bottlenecks, otherwise 3n + 4</source>
        <translation>Слоёв с весами (L): 6n + 4 с узкими местами, иначе 3n + 4</translation>
    </message>
    <message>
        <source>Weight of the squared neighbours</source>
        <translation>Вес квадратов соседей</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Веса</translation>
    </message>
    <message>
        <source>Weights (*.safetensors *.pt *.pth)</source>
        <translation>Веса (*.safetensors *.pt *.pth)</translation>
    </message>
    <message>
        <source>Weights (*.safetensors)</source>
        <translation>Веса (*.safetensors)</translation>
    </message>
    <message>
        <source>Weights and all that is alive at once without gradients</source>
        <translation>Веса и всё живое сразу без градиентов</translation>
    </message>
    <message>
        <source>Weights only</source>
        <translation>Только веса</translation>
    </message>
    <message>
        <source>Weights that were best in validation {suffix}</source>
        <translation>Лучшие на валидации веса {suffix}</translation>
    </message>
    <message>
        <source>Weights to start from</source>
        <translation>Начальные веса</translation>
    </message>
    <message>
        <source>Weights to start from: {name}</source>
        <translation>Начальные веса: {name}</translation>
    </message>
    <message>
        <source>Weights, gradients, SGD&apos;s momentum, and what autograd keeps of one image</source>
        <translation>Веса, градиенты, инерция SGD и что autograd хранит от одной картинки</translation>
    </message>
    <message>
        <source>What a trained network is worth, and what it sees</source>
        <translation>Чего стоит обученная сеть и что она видит</translation>
    </message>
    <message>
        <source>What autograd keeps of a batch of {count} until the backward pass</source>
        <translation>Что autograd хранит от батча из {count} до обратного прохода</translation>
    </message>
    <message>
        <source>What autograd keeps of one image until the backward pass, besides parameters</source>
        <translation>Что autograd хранит от одной картинки до обратного прохода, кроме параметров</translation>
    </message>
    <message>
        <source>What autograd keeps of one image until the backward pass, in fp32, this block&apos;s input included. What two blocks keep is counted at both but held once, so that these do not add up to the network&apos;s.</source>
        <translation>Что autograd хранит от одной картинки до обратного прохода, в fp32, вместе со входом этого блока. Что хранят два блока, считается у обоих, а лежит один раз, поэтому сумма не равна числу сети.</translation>
    </message>
    <message>
        <source>What autograd keeps of the batch until the backward pass; a tensor counts for the block that makes it</source>
        <translation>Что autograd хранит от батча до обратного прохода; тензор считается у блока, который его создаёт</translation>
    </message>
    <message>
        <source>What came in</source>
        <translation>Что пришло</translation>
    </message>
    <message>
        <source>What follows the normalisation</source>
        <translation>Что идёт за нормализацией</translation>
    </message>
    <message>
        <source>What goes where</source>
        <translation>Что куда попадёт</translation>
    </message>
    <message>
        <source>What is counted</source>
        <translation>Что считается</translation>
    </message>
    <message>
        <source>What is left out</source>
        <translation>Что пропущено</translation>
    </message>
    <message>
        <source>What is painted on the blocks while they train</source>
        <translation>Чем закрашены блоки, пока обучаются</translation>
    </message>
    <message>
        <source>What is repeated; it has one input</source>
        <translation>Что повторяется; у него один вход</translation>
    </message>
    <message>
        <source>What is seen as PNG, SVG or PDF</source>
        <translation>То, что видно, как PNG, SVG или PDF</translation>
    </message>
    <message>
        <source>What is swept</source>
        <translation>Что перебирается</translation>
    </message>
    <message>
        <source>What it calls a FLOP is a multiply-accumulate, and it adds two for each number in a batch norm and one for each number that a global average pool takes in.</source>
        <translation>То, что называется FLOP, — умножение-сложение, и прибавляется по два на каждое число пакетной нормализации и по одному на каждое число, которое берёт глобальный усредняющий пулинг.</translation>
    </message>
    <message>
        <source>What it does, in a sentence</source>
        <translation>Что он делает, одним предложением</translation>
    </message>
    <message>
        <source>What it is called where it comes from</source>
        <translation>Как называется там, откуда пришло</translation>
    </message>
    <message>
        <source>What it keeps beside each parameter</source>
        <translation>Что хранит рядом с каждым параметром</translation>
    </message>
    <message>
        <source>What its loss counts beside the network&apos;s own</source>
        <translation>С каким весом её потери входят рядом с потерями сети</translation>
    </message>
    <message>
        <source>What kind of layer or block it is</source>
        <translation>Что это за слой или блок</translation>
    </message>
    <message>
        <source>What lies between the selected blocks must be selected too: {names}</source>
        <translation>Выделить нужно и то, что лежит между выделенными блоками: {names}</translation>
    </message>
    <message>
        <source>What most of the time goes into: arithmetic, moving numbers to and from memory, or starting operators</source>
        <translation>На что уходит больше всего времени: арифметика, перенос чисел в память и из неё или запуск операций</translation>
    </message>
    <message>
        <source>What one output pixel of the selected block sees of the picture</source>
        <translation>Что один пиксель выхода выделенного блока видит на картинке</translation>
    </message>
    <message>
        <source>What the bars are of</source>
        <translation>О чём столбцы</translation>
    </message>
    <message>
        <source>What the blocks are coloured by</source>
        <translation>По чему раскрашены блоки</translation>
    </message>
    <message>
        <source>What the branches&apos; sum is multiplied by before it is added</source>
        <translation>На что умножается сумма ветвей перед сложением</translation>
    </message>
    <message>
        <source>What the epochs took, pauses left out</source>
        <translation>Сколько заняли эпохи, без пауз</translation>
    </message>
    <message>
        <source>What the input is multiplied by</source>
        <translation>На что умножается вход</translation>
    </message>
    <message>
        <source>What the layers write for one image, fp32, and its share</source>
        <translation>Что пишут слои на одну картинку, fp32, и доля</translation>
    </message>
    <message>
        <source>What the network is built as must be written torchvision:NAME or timm:NAME, or be left out</source>
        <translation>То, чем построена сеть, пишется torchvision:ИМЯ или timm:ИМЯ либо не указывается</translation>
    </message>
    <message>
        <source>What the network says</source>
        <translation>Что говорит сеть</translation>
    </message>
    <message>
        <source>What the networks are measured on; your runs are here too</source>
        <translation>На чём измерены сети; ваши запуски тоже здесь</translation>
    </message>
    <message>
        <source>What the networks are set against</source>
        <translation>С чем сравниваются сети</translation>
    </message>
    <message>
        <source>What the recipe does, and where it is not what the paper did</source>
        <translation>Что делает рецепт и в чём он не как в статье</translation>
    </message>
    <message>
        <source>What the training takes of its room</source>
        <translation>Какую часть места занимает обучение</translation>
    </message>
    <message>
        <source>What to look for</source>
        <translation>На что смотреть</translation>
    </message>
    <message>
        <source>What training holds at this batch size, precision and optimizer</source>
        <translation>Что держит обучение при этих размере батча, точности и оптимизаторе</translation>
    </message>
    <message>
        <source>What training keeps of each block for one image; the scale follows the square root.</source>
        <translation>Что обучение хранит от каждого блока на одну картинку; шкала по квадратному корню.</translation>
    </message>
    <message>
        <source>What training keeps of one image until the backward pass, in fp32, besides parameters.</source>
        <translation>Что обучение хранит от одной картинки до обратного прохода, в fp32, кроме параметров.</translation>
    </message>
    <message>
        <source>What training takes, the largest batch that fits on known devices, and the blocks that keep most</source>
        <translation>Сколько занимает обучение, наибольший батч для известных устройств и блоки, которые хранят больше всего</translation>
    </message>
    <message>
        <source>What was asked for cannot be done: {why}.</source>
        <translation>Запрошенное не выполнить: {why}.</translation>
    </message>
    <message>
        <source>What was changed</source>
        <translation>Что изменено</translation>
    </message>
    <message>
        <source>What was measured of this machine is damaged: measure it again</source>
        <translation>Замер этой машины повреждён: замерьте её снова</translation>
    </message>
    <message>
        <source>What was measured, and the estimate, on the cards of the blocks</source>
        <translation>Замер и оценка — на карточках блоков</translation>
    </message>
    <message>
        <source>What was named must be a torch module, got {got}</source>
        <translation>Названное — модуль torch, получено {got}</translation>
    </message>
    <message>
        <source>What would help</source>
        <translation>Что поможет</translation>
    </message>
    <message>
        <source>Wire by keyboard</source>
        <translation>Соединить с клавиатуры</translation>
    </message>
    <message>
        <source>Wire {source} to {target}, input {port}: Enter, or Esc</source>
        <translation>Соединить: {source} → {target}, вход {port}: Enter или Esc</translation>
    </message>
    <message>
        <source>Wire; the ports that fit light up. Let go on the empty canvas to add a block there</source>
        <translation>Соединить; подходящие порты загораются. Отпустите на пустом холсте, чтобы добавить там блок</translation>
    </message>
    <message>
        <source>Zoom at the cursor; from near by, a block shows what is inside</source>
        <translation>Масштаб у курсора; вблизи видно, что внутри блока</translation>
    </message>
    <message>
        <source>Lay the network out</source>
        <translation>Разложить сеть</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>Светлая тема</translation>
    </message>
    <message>
        <source>Make the selected blocks one block</source>
        <translation>Сделать выделенные блоки одним</translation>
    </message>
    <message>
        <source>Minimap</source>
        <translation>Мини-карта</translation>
    </message>
    <message>
        <source>Mouse</source>
        <translation>Мышь</translation>
    </message>
    <message>
        <source>Move the selection down</source>
        <translation>Сдвинуть выделенное вниз</translation>
    </message>
    <message>
        <source>Move the selection left</source>
        <translation>Сдвинуть выделенное влево</translation>
    </message>
    <message>
        <source>Move the selection right</source>
        <translation>Сдвинуть выделенное вправо</translation>
    </message>
    <message>
        <source>Move the selection up</source>
        <translation>Сдвинуть выделенное вверх</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>Новая клавиша</translation>
    </message>
    <message>
        <source>New tab</source>
        <translation>Новая вкладка</translation>
    </message>
    <message>
        <source>New tab: presets and recent files</source>
        <translation>Новая вкладка: готовые сети и недавние файлы</translation>
    </message>
    <message>
        <source>Next problem</source>
        <translation>Следующая ошибка</translation>
    </message>
    <message>
        <source>Next tab</source>
        <translation>Следующая вкладка</translation>
    </message>
    <message>
        <source>No action or key matches “{text}”</source>
        <translation>Под «{text}» не подходит ни действие, ни клавиша</translation>
    </message>
    <message>
        <source>No block with an inside is selected</source>
        <translation>Не выделен блок, внутри которого что-то есть</translation>
    </message>
    <message>
        <source>No block&apos;s inside is shown</source>
        <translation>Внутренность блока не показана</translation>
    </message>
    <message>
        <source>No group is selected</source>
        <translation>Не выделена группа</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>Без клавиши</translation>
    </message>
    <message>
        <source>No network is open</source>
        <translation>Ни одна сеть не открыта</translation>
    </message>
    <message>
        <source>No network is shown</source>
        <translation>Сеть не показана</translation>
    </message>
    <message>
        <source>No other network is open</source>
        <translation>Других сетей не открыто</translation>
    </message>
    <message>
        <source>No run has finished an epoch yet. {train}: what it is worth is shown here.</source>
        <translation>Ещё ни один запуск не прошёл эпоху. {train}: здесь будет видно, чего она стоит.</translation>
    </message>
    <message>
        <source>Not possible now</source>
        <translation>Сейчас невозможно</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Ничего не найдено</translation>
    </message>
    <message>
        <source>Nothing is called “{text}”</source>
        <translation>Ничто не называется «{text}»</translation>
    </message>
    <message>
        <source>Nothing is selected</source>
        <translation>Ничего не выделено</translation>
    </message>
    <message>
        <source>Nothing was edited yet</source>
        <translation>Правок ещё не было</translation>
    </message>
    <message>
        <source>Nothing was taken back</source>
        <translation>Ничего не отменено</translation>
    </message>
    <message>
        <source>Open networks</source>
        <translation>Открытые сети</translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation>Открыть: {name}</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Страница</translation>
    </message>
    <message>
        <source>Press the new key</source>
        <translation>Нажмите новую клавишу</translation>
    </message>
    <message>
        <source>Previous problem</source>
        <translation>Предыдущая ошибка</translation>
    </message>
    <message>
        <source>Previous tab</source>
        <translation>Предыдущая вкладка</translation>
    </message>
    <message>
        <source>Problem {number} of {count}: {sentence}</source>
        <translation>Ошибка {number} из {count}: {sentence}</translation>
    </message>
    <message>
        <source>Put the blocks of a group back</source>
        <translation>Вернуть блоки группы</translation>
    </message>
    <message>
        <source>Recent file</source>
        <translation>Недавний файл</translation>
    </message>
    <message>
        <source>Redo one edit</source>
        <translation>Повторить одну правку</translation>
    </message>
    <message>
        <source>Redo {count} edits</source>
        <translation>Повторить правок: {count}</translation>
    </message>
    <message>
        <source>Search by name or by key</source>
        <translation>Искать по имени или клавише</translation>
    </message>
    <message>
        <source>Search by name or by what a block does</source>
        <translation>Искать по имени или по тому, что делает блок</translation>
    </message>
    <message>
        <source>Show the whole network</source>
        <translation>Показать всю сеть</translation>
    </message>
    <message>
        <source>Sooner</source>
        <translation>Раньше</translation>
    </message>
    <message>
        <source>Sooner in the queue</source>
        <translation>Раньше в очереди</translation>
    </message>
    <message>
        <source>System theme</source>
        <translation>Тема системы</translation>
    </message>
    <message>
        <source>The inside of a block is only to look at</source>
        <translation>Внутрь блока можно только смотреть</translation>
    </message>
    <message>
        <source>The network has no problem</source>
        <translation>В сети нет ошибок</translation>
    </message>
    <message>
        <source>The whole network in a corner of the canvas</source>
        <translation>Вся сеть в углу холста</translation>
    </message>
    <message>
        <source>There are no curves yet</source>
        <translation>Кривых пока нет</translation>
    </message>
    <message>
        <source>There are no runs yet. Open a network and press {train}.</source>
        <translation>Запусков ещё нет. Откройте сеть и нажмите {train}.</translation>
    </message>
    <message>
        <source>This is how the network is now</source>
        <translation>Такова сеть сейчас</translation>
    </message>
    <message>
        <source>This key stays as it is</source>
        <translation>Эта клавиша не меняется</translation>
    </message>
    <message>
        <source>To the next control, and back</source>
        <translation>К следующему элементу и обратно</translation>
    </message>
    <message>
        <source>Train a network</source>
        <translation>Обучите сеть</translation>
    </message>
    <message>
        <source>Train the run again</source>
        <translation>Обучить запуск заново</translation>
    </message>
    <message>
        <source>Type what you want to do, or a preset, file or block to go to</source>
        <translation>Наберите, что сделать, или готовую сеть, файл или блок</translation>
    </message>
    <message>
        <source>Undo history</source>
        <translation>История правок</translation>
    </message>
    <message>
        <source>Undo history…</source>
        <translation>История правок…</translation>
    </message>
    <message>
        <source>Undo one edit</source>
        <translation>Отменить одну правку</translation>
    </message>
    <message>
        <source>Undo {count} edits</source>
        <translation>Отменить правок: {count}</translation>
    </message>
    <message>
        <source>Use it too</source>
        <translation>Использовать и её</translation>
    </message>
    <message>
        <source>Use this key</source>
        <translation>Использовать эту</translation>
    </message>
    <message>
        <source>What is found</source>
        <translation>Что найдено</translation>
    </message>
    <message>
        <source>What would help a block that cannot work</source>
        <translation>Что поможет блоку, который не может работать</translation>
    </message>
    <message>
        <source>What x counts; time is without pauses, with validation</source>
        <translation>Что отложено по x; время — без пауз, с валидацией</translation>
    </message>
    <message>
        <source>What you want to remember of this run</source>
        <translation>Что вы хотите запомнить об этом запуске</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Колесо</translation>
    </message>
    <message>
        <source>When it was made</source>
        <translation>Когда создан</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Где</translation>
    </message>
    <message>
        <source>Where it differs</source>
        <translation>Чем отличается</translation>
    </message>
    <message>
        <source>Where it sees</source>
        <translation>Куда смотрит</translation>
    </message>
    <message>
        <source>Where it stands; its turn in the queue</source>
        <translation>Где он сейчас; место в очереди</translation>
    </message>
    <message>
        <source>Where norm and ReLU stand in the unit (He et al. 2016, fig. 4)</source>
        <translation>Где в блоке стоят норма и ReLU (He et al. 2016, рис. 4)</translation>
    </message>
    <message>
        <source>Whether weight decay pulls at depthwise convolutions too, which have few weights (Howard et al. 2017).</source>
        <translation>Тянет ли затухание и поканальные свёртки, у которых мало весов (Howard et al. 2017).</translation>
    </message>
    <message>
        <source>Whether weight decay pulls at the scales and shifts of norms and at biases too.</source>
        <translation>Тянет ли затухание и масштабы и сдвиги норм и смещения.</translation>
    </message>
    <message>
        <source>Which class of the file is the whole network</source>
        <translation>Какой класс файла — вся сеть</translation>
    </message>
    <message>
        <source>Which classes are taken for which; a cell shows its pictures</source>
        <translation>Какие классы принимаются за какие; клетка показывает свои картинки</translation>
    </message>
    <message>
        <source>Which images are set apart; the same seed sets the same ones apart.</source>
        <translation>Какие картинки отложены; при том же зерне — те же.</translation>
    </message>
    <message>
        <source>Which small charts are shown</source>
        <translation>Какие малые графики показаны</translation>
    </message>
    <message>
        <source>While wiring: join the two ports</source>
        <translation>При соединении: связать два порта</translation>
    </message>
    <message>
        <source>While wiring: to another port</source>
        <translation>При соединении: к другому порту</translation>
    </message>
    <message>
        <source>Whole pictures of {side}</source>
        <translation>Целые картинки {side}</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>Чей</translation>
    </message>
    <message>
        <source>Wide ResNet 2016</source>
        <translation>Wide ResNet 2016</translation>
    </message>
    <message>
        <source>Widening</source>
        <translation>Расширение</translation>
    </message>
    <message>
        <source>Widening factor: times the channels 16, 32, 64</source>
        <translation>Множитель ширины: во сколько раз больше каналов 16, 32, 64</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Ширина</translation>
    </message>
    <message>
        <source>Width and cardinality</source>
        <translation>Ширина и пути</translation>
    </message>
    <message>
        <source>Width d</source>
        <translation>Ширина d</translation>
    </message>
    <message>
        <source>Width multiplier</source>
        <translation>Множ. ширины</translation>
    </message>
    <message>
        <source>Width of the pictures</source>
        <translation>Ширина картинок</translation>
    </message>
    <message>
        <source>Wilson&apos;s score interval</source>
        <translation>Интервал Уилсона</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Окно</translation>
    </message>
    <message>
        <source>Wire</source>
        <translation>Соединить</translation>
    </message>
    <message>
        <source>Wire {block} to its input {port}</source>
        <translation>Соединить {block} со входом {port}</translation>
    </message>
    <message>
        <source>Wired otherwise</source>
        <translation>Соединено иначе</translation>
    </message>
    <message>
        <source>With weights</source>
        <translation>С весами</translation>
    </message>
    <message>
        <source>Within the budget: {share} of it is used.</source>
        <translation>В пределах бюджета: использовано {share}.</translation>
    </message>
    <message>
        <source>Without saving they are lost.</source>
        <translation>Без сохранения они пропадут.</translation>
    </message>
    <message>
        <source>Words to find it by, separated by commas</source>
        <translation>Слова, по которым его найти, через запятую</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>Рабочая память</translation>
    </message>
    <message>
        <source>Write PyTorch text, a picture, a table, LaTeX, ...</source>
        <translation>Записать текст PyTorch, картинку, таблицу, LaTeX, ...</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>Написать заметку</translation>
    </message>
    <message>
        <source>Write a note; Esc when it is done</source>
        <translation>Напишите заметку; Esc, когда готово</translation>
    </message>
    <message>
        <source>Write in it; drag its lower right corner to make it larger</source>
        <translation>Писать в ней; потяните за правый нижний угол, чтобы увеличить её</translation>
    </message>
    <message>
        <source>Write out</source>
        <translation>Расписать</translation>
    </message>
    <message>
        <source>Write the learned weights into a safetensors file</source>
        <translation>Записать обученные веса в файл safetensors</translation>
    </message>
    <message>
        <source>Write the repetition out</source>
        <translation>Расписать повтор</translation>
    </message>
    <message>
        <source>Writes them under this network&apos;s names; the training panel starts from them</source>
        <translation>Запишет их под именами этой сети; панель обучения начнёт с них</translation>
    </message>
    <message>
        <source>Writing {path}</source>
        <translation>Пишется {path}</translation>
    </message>
    <message>
        <source>Xie et al. 2017 (CVPR), section 5.3</source>
        <translation>Xie et al. 2017 (CVPR), раздел 5.3</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Год</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>Жёлтый</translation>
    </message>
    <message>
        <source>Yellow is a little, red is most; nothing where nothing speaks for it</source>
        <translation>Жёлтое — немного, красное — больше всего; ничего там, где ничто не говорит за</translation>
    </message>
    <message>
        <source>Your network</source>
        <translation>Ваша сеть</translation>
    </message>
    <message>
        <source>Your network is not shown: it has problems</source>
        <translation>Ваша сеть не показана: в ней ошибки</translation>
    </message>
    <message>
        <source>Your own pictures: a folder with a folder for each class; train, val and test folders above them count.</source>
        <translation>Ваши картинки: папка, в которой на каждый класс есть папка; папки train, val и test над ними учитываются.</translation>
    </message>
    <message>
        <source>Your run: error {error} % on the test set</source>
        <translation>Ваш запуск: ошибка {error} % на тесте</translation>
    </message>
    <message>
        <source>Your run: error {error} % on the validation set; it was not tested</source>
        <translation>Ваш запуск: ошибка {error} % на валидации; на тесте не проверен</translation>
    </message>
    <message>
        <source>Your runs</source>
        <translation>Ваши запуски</translation>
    </message>
    <message>
        <source>Your tags</source>
        <translation>Ваши метки</translation>
    </message>
    <message>
        <source>Zagoruyko &amp; Komodakis 2016, section 3</source>
        <translation>Zagoruyko &amp; Komodakis 2016, раздел 3</translation>
    </message>
    <message>
        <source>Zagoruyko and Komodakis 2016, table 5</source>
        <translation>Zagoruyko and Komodakis 2016, табл. 5</translation>
    </message>
    <message>
        <source>Zagoruyko and Komodakis 2016, table 8</source>
        <translation>Zagoruyko and Komodakis 2016, табл. 8</translation>
    </message>
    <message>
        <source>Zero-padded shortcut</source>
        <translation>Обход с нулями</translation>
    </message>
    <message>
        <source>Zero-padded shortcut from {blocks} to {shape}</source>
        <translation>Обход с нулями из {blocks} в {shape}</translation>
    </message>
    <message>
        <source>Zeroes a random share of its inputs while training (Srivastava et al. 2014).</source>
        <translation>При обучении обнуляет случайную долю входов (Srivastava et al. 2014).</translation>
    </message>
    <message>
        <source>Zeros around the maps count in the mean, as in Inception-v3 but not v4</source>
        <translation>Нули вокруг карт входят в среднее, как в Inception-v3, но не v4</translation>
    </message>
    <message>
        <source>Zeros on each side; `same` keeps the size at stride 1</source>
        <translation>Нули с каждой стороны; same сохраняет размер при шаге 1</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Приблизить</translation>
    </message>
    <message>
        <source>Zoom into the chart</source>
        <translation>Приблизить график</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Отдалить</translation>
    </message>
    <message>
        <source>Zoom out of the chart</source>
        <translation>Отдалить график</translation>
    </message>
    <message>
        <source>a</source>
        <translation>a</translation>
    </message>
    <message>
        <source>a block</source>
        <translation>блок</translation>
    </message>
    <message>
        <source>a data type has an unknown byte order</source>
        <translation>у типа данных неизвестный порядок байтов</translation>
    </message>
    <message>
        <source>a key is neither text nor a number</source>
        <translation>ключ — не текст и не число</translation>
    </message>
    <message>
        <source>a line of 1 to {high} characters</source>
        <translation>строку от 1 до {high} знаков</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>список</translation>
    </message>
    <message>
        <source>a list has no start</source>
        <translation>у списка нет начала</translation>
    </message>
    <message>
        <source>a list of blocks</source>
        <translation>список блоков</translation>
    </message>
    <message>
        <source>a list of up to {most} blocks</source>
        <translation>список до {most} блоков</translation>
    </message>
    <message>
        <source>a list of whole numbers, each from {low} to {high}</source>
        <translation>список целых чисел, каждое от {low} до {high}</translation>
    </message>
    <message>
        <source>a number from {low:g} to {high:g}</source>
        <translation>число от {low:g} до {high:g}</translation>
    </message>
    <message>
        <source>a number from {low} to {high}</source>
        <translation>число от {low} до {high}</translation>
    </message>
    <message>
        <source>a number, a short text, true or false, or a list of these</source>
        <translation>число, короткий текст, true или false либо список из них</translation>
    </message>
    <message>
        <source>a page of a PDF</source>
        <translation>страницы PDF</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>текст</translation>
    </message>
    <message>
        <source>a top-1 or a top-5 error</source>
        <translation>ошибка top-1 или top-5</translation>
    </message>
    <message>
        <source>a top-5 error below the top-1 error</source>
        <translation>ошибка top-5 меньше ошибки top-1</translation>
    </message>
    <message>
        <source>a tuple lacks its values</source>
        <translation>кортежу не хватает значений</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>целое число</translation>
    </message>
    <message>
        <source>a whole number from 1</source>
        <translation>целое число от 1</translation>
    </message>
    <message>
        <source>a whole number from {low} to {high}</source>
        <translation>целое число от {low} до {high}</translation>
    </message>
    <message>
        <source>about {time}</source>
        <translation>около {time}</translation>
    </message>
    <message>
        <source>abstract</source>
        <translation>аннотация</translation>
    </message>
    <message>
        <source>abstract, CIFAR-10</source>
        <translation>аннотация, CIFAR-10</translation>
    </message>
    <message>
        <source>abstract, ImageNet test set, several networks together</source>
        <translation>аннотация, тест ImageNet, несколько сетей вместе</translation>
    </message>
    <message>
        <source>abstract, one network, one crop, ILSVRC 2012 validation set</source>
        <translation>аннотация, одна сеть, один кроп, валидация ILSVRC 2012</translation>
    </message>
    <message>
        <source>activation memory</source>
        <translation>память активаций</translation>
    </message>
    <message>
        <source>adam</source>
        <translation>adam</translation>
    </message>
    <message>
        <source>adamw</source>
        <translation>adamw</translation>
    </message>
    <message>
        <source>also 56x56, 256x, stride=2, parameters&gt;1M</source>
        <translation>также 56x56, 256x, stride=2, parameters&gt;1M</translation>
    </message>
    <message>
        <source>an array has no proper shape</source>
        <translation>у массива нет правильной формы</translation>
    </message>
    <message>
        <source>an array has {got} bytes, but its shape {shape} asks for {size}</source>
        <translation>в массиве {got} байт, а форма {shape} требует {size}</translation>
    </message>
    <message>
        <source>an array holds objects and not numbers</source>
        <translation>в массиве объекты, а не числа</translation>
    </message>
    <message>
        <source>an array is far too large</source>
        <translation>массив слишком велик</translation>
    </message>
    <message>
        <source>an array is not of plain numbers</source>
        <translation>массив не из простых чисел</translation>
    </message>
    <message>
        <source>an error in percent</source>
        <translation>ошибка в процентах</translation>
    </message>
    <message>
        <source>an id of up to 100 letters, digits and _.-</source>
        <translation>id до 100 букв, цифр и знаков _.-</translation>
    </message>
    <message>
        <source>an image in pixels</source>
        <translation>картинки в пикселях</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>объект</translation>
    </message>
    <message>
        <source>an object has two entries {name}</source>
        <translation>в объекте две записи {name}</translation>
    </message>
    <message>
        <source>an object of up to 32 entries</source>
        <translation>объект до 32 записей</translation>
    </message>
    <message>
        <source>an object with short names</source>
        <translation>объект с короткими именами</translation>
    </message>
    <message>
        <source>an object with the names of fields</source>
        <translation>объект с именами полей</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>и ещё {count}</translation>
    </message>
    <message>
        <source>another one for each kind</source>
        <translation>другая для каждого вида</translation>
    </message>
    <message>
        <source>arithmetic</source>
        <translation>арифметика</translation>
    </message>
    <message>
        <source>as high</source>
        <translation>= выс.</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>авто</translation>
    </message>
    <message>
        <source>auto takes a graphics processor when there is one.</source>
        <translation>«Авто» берёт видеокарту, если она есть.</translation>
    </message>
    <message>
        <source>b</source>
        <translation>b</translation>
    </message>
    <message>
        <source>balanced</source>
        <translation>уравновешенные</translation>
    </message>
    <message>
        <source>balanced: mistakes on a rare class count as many times more as it is rarer.</source>
        <translation>Уравновешенные: ошибка на редком классе весит во столько раз больше, во сколько он реже.</translation>
    </message>
    <message>
        <source>basic</source>
        <translation>базовый</translation>
    </message>
    <message>
        <source>basic: two 3x3; bottleneck: 1x1, 3x3, 1x1</source>
        <translation>базовый: две 3×3; узкое место: 1×1, 3×3, 1×1</translation>
    </message>
    <message>
        <source>batch</source>
        <translation>пакетная</translation>
    </message>
    <message>
        <source>bf16</source>
        <translation>bf16</translation>
    </message>
    <message>
        <source>bf16 and fp16: 16-bit arithmetic where it is safe: faster, half the memory. fp16 is for graphics processors, with scaled losses.</source>
        <translation>bf16 и fp16: 16-битная арифметика там, где это безопасно: быстрее, вдвое меньше памяти. fp16 — для видеокарт, с масштабированием потерь.</translation>
    </message>
    <message>
        <source>bf16 mixed</source>
        <translation>bf16 смеш.</translation>
    </message>
    <message>
        <source>bf16 mixed: weights in fp32, convolutions and maps in bf16</source>
        <translation>bf16 смешанная: веса в fp32, свёртки и карты в bf16</translation>
    </message>
    <message>
        <source>bn-after-add</source>
        <translation>bn-after-add</translation>
    </message>
    <message>
        <source>bottleneck</source>
        <translation>узкое место</translation>
    </message>
    <message>
        <source>bypassed</source>
        <translation>пропущен</translation>
    </message>
    <message>
        <source>bypassed: passes its input on</source>
        <translation>пропущен: вход как есть</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>байт</translation>
    </message>
    <message>
        <source>bytes for one image</source>
        <translation>байт на одну картинку</translation>
    </message>
    <message>
        <source>c</source>
        <translation>c</translation>
    </message>
    <message>
        <source>called</source>
        <translation>названа</translation>
    </message>
    <message>
        <source>channels × height × width</source>
        <translation>кан. × выс. × шир.</translation>
    </message>
    <message>
        <source>channels × height × width of one image</source>
        <translation>каналы × высота × ширина одной картинки</translation>
    </message>
    <message>
        <source>complex</source>
        <translation>сложн.</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>постоянная</translation>
    </message>
    <message>
        <source>convolution</source>
        <translation>свёртка</translation>
    </message>
    <message>
        <source>cosine</source>
        <translation>косинус</translation>
    </message>
    <message>
        <source>costs nothing</source>
        <translation>ничего не стоит</translation>
    </message>
    <message>
        <source>counted</source>
        <translation>подсчёт</translation>
    </message>
    <message>
        <source>cpu</source>
        <translation>cpu</translation>
    </message>
    <message>
        <source>cuda</source>
        <translation>cuda</translation>
    </message>
    <message>
        <source>differs by more than rounding</source>
        <translation>отличается больше, чем на округление</translation>
    </message>
    <message>
        <source>does not fit</source>
        <translation>не подходит</translation>
    </message>
    <message>
        <source>drawn</source>
        <translation>нарисовано</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>пусто</translation>
    </message>
    <message>
        <source>epoch {epoch} of {epochs}</source>
        <translation>эпоха {epoch} из {epochs}</translation>
    </message>
    <message>
        <source>epoch {number}</source>
        <translation>эпоха {number}</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>эпохи</translation>
    </message>
    <message>
        <source>equal</source>
        <translation>равно</translation>
    </message>
    <message>
        <source>equal but for rounding</source>
        <translation>равно с точностью до округления</translation>
    </message>
    <message>
        <source>estimate {time}</source>
        <translation>оценка {time}</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>ошибка</translation>
    </message>
    <message>
        <source>fewer than its {channels}</source>
        <translation>меньше своих {channels}</translation>
    </message>
    <message>
        <source>figure 3</source>
        <translation>рис. 3</translation>
    </message>
    <message>
        <source>file</source>
        <translation>файл</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>завершён</translation>
    </message>
    <message>
        <source>fits</source>
        <translation>помещается</translation>
    </message>
    <message>
        <source>fp16</source>
        <translation>fp16</translation>
    </message>
    <message>
        <source>fp32</source>
        <translation>fp32</translation>
    </message>
    <message>
        <source>full-preact</source>
        <translation>full-preact</translation>
    </message>
    <message>
        <source>fvcore 0.1.5</source>
        <translation>fvcore 0.1.5</translation>
    </message>
    <message>
        <source>h</source>
        <translation>ч</translation>
    </message>
    <message>
        <source>hand-made features (Fisher vectors) and support vector machines</source>
        <translation>ручные признаки (векторы Фишера) и метод опорных векторов</translation>
    </message>
    <message>
        <source>hand-made features and support vector machines</source>
        <translation>ручные признаки и метод опорных векторов</translation>
    </message>
    <message>
        <source>he</source>
        <translation>he</translation>
    </message>
    <message>
        <source>held</source>
        <translation>держится</translation>
    </message>
    <message>
        <source>images</source>
        <translation>картинки</translation>
    </message>
    <message>
        <source>in block</source>
        <translation>в блоке</translation>
    </message>
    <message>
        <source>in {count} of {all} blocks</source>
        <translation>в {count} из {all}</translation>
    </message>
    <message>
        <source>input/output error</source>
        <translation>ошибка ввода-вывода</translation>
    </message>
    <message>
        <source>inside {group}</source>
        <translation>внутри {group}</translation>
    </message>
    <message>
        <source>is a directory</source>
        <translation>это папка</translation>
    </message>
    <message>
        <source>it appends to something that is not a list</source>
        <translation>добавляет к тому, что не список</translation>
    </message>
    <message>
        <source>it calls something that is not a known name</source>
        <translation>вызывает то, что не известное имя</translation>
    </message>
    <message>
        <source>it calls {name} in a way that numpy&apos;s own pickles do not</source>
        <translation>вызывает {name} не так, как это делают pickle самого numpy</translation>
    </message>
    <message>
        <source>it gives a state to something that has none</source>
        <translation>задаёт состояние тому, у чего его нет</translation>
    </message>
    <message>
        <source>it has a step {name}, which plain data do not need</source>
        <translation>в нём есть шаг {name}, который простым данным не нужен</translation>
    </message>
    <message>
        <source>it has an {warning}</source>
        <translation>в нём есть {warning}</translation>
    </message>
    <message>
        <source>it has more than {most} steps</source>
        <translation>в нём больше {most} шагов</translation>
    </message>
    <message>
        <source>it has no end</source>
        <translation>у него нет конца</translation>
    </message>
    <message>
        <source>it has no {name}</source>
        <translation>в них нет {name}</translation>
    </message>
    <message>
        <source>it holds a number that is too long</source>
        <translation>в нём слишком длинное число</translation>
    </message>
    <message>
        <source>it holds something other than plain values and arrays</source>
        <translation>в нём не только простые значения и массивы</translation>
    </message>
    <message>
        <source>it is cut short or damaged</source>
        <translation>он обрезан или повреждён</translation>
    </message>
    <message>
        <source>it makes far too many bytes</source>
        <translation>он создаёт слишком много байт</translation>
    </message>
    <message>
        <source>it must be JSON: {what} in line {line}, column {column}</source>
        <translation>должен быть JSON: {what} в строке {line}, столбец {column}</translation>
    </message>
    <message>
        <source>it must be UTF-8 text, and byte {at} is not</source>
        <translation>должен быть текст UTF-8, а байт {at} не таков</translation>
    </message>
    <message>
        <source>it must be a VisionLab network (an object with &quot;format&quot;: &quot;visionlab&quot;)</source>
        <translation>должна быть сеть VisionLab (объект с &quot;format&quot;: &quot;visionlab&quot;)</translation>
    </message>
    <message>
        <source>it must be at most 16 MiB long</source>
        <translation>должно быть не длиннее 16 МиБ</translation>
    </message>
    <message>
        <source>it names {shown}, which is code and not data</source>
        <translation>называет {shown}, а это код, а не данные</translation>
    </message>
    <message>
        <source>it sets items of something that is not a dictionary</source>
        <translation>задаёт элементы тому, что не словарь</translation>
    </message>
    <message>
        <source>it was saved by a newer VisionLab (file version {version}; this one reads up to {known})</source>
        <translation>сохранено более новым VisionLab (версия файла {version}; этот читает до {known})</translation>
    </message>
    <message>
        <source>its input</source>
        <translation>её вход</translation>
    </message>
    <message>
        <source>k</source>
        <translation>k</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>хранится</translation>
    </message>
    <message>
        <source>known fields only</source>
        <translation>только известные поля</translation>
    </message>
    <message>
        <source>known networks together: Inception, ResNet, Wide ResNet</source>
        <translation>известные сети вместе: Inception, ResNet, Wide ResNet</translation>
    </message>
    <message>
        <source>latest values</source>
        <translation>последние значения</translation>
    </message>
    <message>
        <source>less</source>
        <translation>меньше</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>линейная</translation>
    </message>
    <message>
        <source>linear: pool, then a linear layer; convolution: 1x1, ReLU, then pool</source>
        <translation>линейная: пулинг, затем полносвязный слой; свёртка: 1×1, ReLU, затем пулинг</translation>
    </message>
    <message>
        <source>links[{index}] repeats links[{first}]</source>
        <translation>links[{index}] повторяет links[{first}]</translation>
    </message>
    <message>
        <source>log x</source>
        <translation>log x</translation>
    </message>
    <message>
        <source>log y</source>
        <translation>log y</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>потерян</translation>
    </message>
    <message>
        <source>lowest</source>
        <translation>наименьшее</translation>
    </message>
    <message>
        <source>lowest: below every number, as a max pool needs</source>
        <translation>наименьшее: меньше любого числа, как нужно макс-пулингу</translation>
    </message>
    <message>
        <source>lr {1}</source>
        <translation>lr {1}</translation>
    </message>
    <message>
        <source>maps {height} high</source>
        <translation>карты высотой {height}</translation>
    </message>
    <message>
        <source>maps {tallest} to {smallest} high</source>
        <translation>карты высотой от {tallest} до {smallest}</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>память</translation>
    </message>
    <message>
        <source>min</source>
        <translation>мин</translation>
    </message>
    <message>
        <source>min(max(0, x + 3), 6) / 6: a sigmoid of straight lines (MobileNetV3, Howard et al. 2019).</source>
        <translation>min(max(0, x + 3), 6) / 6: сигмоида из прямых (MobileNetV3, Howard et al. 2019).</translation>
    </message>
    <message>
        <source>model.py cannot be imported: {why}</source>
        <translation>model.py не импортируется: {why}</translation>
    </message>
    <message>
        <source>model.py cannot be read: {why}</source>
        <translation>model.py не читается: {why}</translation>
    </message>
    <message>
        <source>model.py line {line} is no Python: {why}</source>
        <translation>строка {line} в model.py — не Python: {why}</translation>
    </message>
    <message>
        <source>model.py must define a class Network that is a torch module, and does not</source>
        <translation>model.py должен определять класс Network, модуль torch, а его нет</translation>
    </message>
    <message>
        <source>more</source>
        <translation>больше</translation>
    </message>
    <message>
        <source>mps</source>
        <translation>mps</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>мс</translation>
    </message>
    <message>
        <source>n</source>
        <translation>n</translation>
    </message>
    <message>
        <source>near</source>
        <translation>близко</translation>
    </message>
    <message>
        <source>needs another input</source>
        <translation>нужен ещё один вход</translation>
    </message>
    <message>
        <source>network</source>
        <translation>сеть</translation>
    </message>
    <message>
        <source>new</source>
        <translation>новый</translation>
    </message>
    <message>
        <source>no</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation>нет ответа вовремя</translation>
    </message>
    <message>
        <source>no space left on device</source>
        <translation>на устройстве нет места</translation>
    </message>
    <message>
        <source>no such file or directory</source>
        <translation>нет такого файла или папки</translation>
    </message>
    <message>
        <source>none</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>нормальные</translation>
    </message>
    <message>
        <source>not a directory</source>
        <translation>это не папка</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>ничего</translation>
    </message>
    <message>
        <source>of</source>
        <translation>из</translation>
    </message>
    <message>
        <source>off</source>
        <translation>выкл.</translation>
    </message>
    <message>
        <source>on</source>
        <translation>вкл.</translation>
    </message>
    <message>
        <source>on {images} images only</source>
        <translation>только на {images} картинках</translation>
    </message>
    <message>
        <source>one line of up to {most} characters</source>
        <translation>одна строка до {most} знаков</translation>
    </message>
    <message>
        <source>one number</source>
        <translation>одно число</translation>
    </message>
    <message>
        <source>one of {options}</source>
        <translation>одно из: {options}</translation>
    </message>
    <message>
        <source>one trained person on 1,500 pictures</source>
        <translation>один обученный человек на 1500 картинках</translation>
    </message>
    <message>
        <source>one-cycle</source>
        <translation>один цикл</translation>
    </message>
    <message>
        <source>open</source>
        <translation>открыта</translation>
    </message>
    <message>
        <source>open vlab</source>
        <translation>открыть vlab</translation>
    </message>
    <message>
        <source>open, has problems</source>
        <translation>открыта, есть ошибки</translation>
    </message>
    <message>
        <source>original</source>
        <translation>исходный</translation>
    </message>
    <message>
        <source>ours</source>
        <translation>наши</translation>
    </message>
    <message>
        <source>over</source>
        <translation>сверх</translation>
    </message>
    <message>
        <source>overhead</source>
        <translation>накладные</translation>
    </message>
    <message>
        <source>p = {rate:g}</source>
        <translation>p = {rate:g}</translation>
    </message>
    <message>
        <source>p = {survival:g}</source>
        <translation>p = {survival:g}</translation>
    </message>
    <message>
        <source>p_L</source>
        <translation>p_L</translation>
    </message>
    <message>
        <source>paper</source>
        <translation>статья</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>параметры</translation>
    </message>
    <message>
        <source>parts</source>
        <translation>части</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>пауза</translation>
    </message>
    <message>
        <source>permission denied</source>
        <translation>нет прав доступа</translation>
    </message>
    <message>
        <source>picture {row} in {file} has the label {label}: expected one from 0 to {last}</source>
        <translation>у картинки {row} в {file} метка {label}: ожидалась от 0 до {last}</translation>
    </message>
    <message>
        <source>pictures whitened (ZCA)</source>
        <translation>картинки отбелены (ZCA)</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>пиксели</translation>
    </message>
    <message>
        <source>plateau</source>
        <translation>плато</translation>
    </message>
    <message>
        <source>preset, {year}</source>
        <translation>готовая сеть, {year}</translation>
    </message>
    <message>
        <source>printed</source>
        <translation>напечатано</translation>
    </message>
    <message>
        <source>problem</source>
        <translation>ошибка</translation>
    </message>
    <message>
        <source>ptflops 0.7.5</source>
        <translation>ptflops 0.7.5</translation>
    </message>
    <message>
        <source>px</source>
        <translation>пкс</translation>
    </message>
    <message>
        <source>queued</source>
        <translation>в очереди</translation>
    </message>
    <message>
        <source>read-only file system</source>
        <translation>файловая система только для чтения</translation>
    </message>
    <message>
        <source>relu</source>
        <translation>relu</translation>
    </message>
    <message>
        <source>relu-before-add</source>
        <translation>relu-before-add</translation>
    </message>
    <message>
        <source>relu-only-preact</source>
        <translation>relu-only-preact</translation>
    </message>
    <message>
        <source>relu6</source>
        <translation>relu6</translation>
    </message>
    <message>
        <source>rmsprop</source>
        <translation>rmsprop</translation>
    </message>
    <message>
        <source>running</source>
        <translation>идёт</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>запуски</translation>
    </message>
    <message>
        <source>s</source>
        <translation>с</translation>
    </message>
    <message>
        <source>same</source>
        <translation>same</translation>
    </message>
    <message>
        <source>section 1, the budget of multiply-adds</source>
        <translation>раздел 1, бюджет умножений-сложений</translation>
    </message>
    <message>
        <source>section 4.4</source>
        <translation>раздел 4.4</translation>
    </message>
    <message>
        <source>section 5.1, ImageNet test set, several networks together</source>
        <translation>раздел 5.1, тест ImageNet, несколько сетей вместе</translation>
    </message>
    <message>
        <source>several</source>
        <translation>разные</translation>
    </message>
    <message>
        <source>several networks of Zeiler&apos;s company; 11.2 % with more training data</source>
        <translation>несколько сетей компании Зейлера; 11,2 % с дополнительными обучающими данными</translation>
    </message>
    <message>
        <source>sgd</source>
        <translation>sgd</translation>
    </message>
    <message>
        <source>sigmoid</source>
        <translation>сигмоида</translation>
    </message>
    <message>
        <source>simple</source>
        <translation>прост.</translation>
    </message>
    <message>
        <source>simple: around fire 3, 5, 7, 9; complex: around the others as well</source>
        <translation>простой: вокруг fire 3, 5, 7, 9; сложный: и вокруг остальных</translation>
    </message>
    <message>
        <source>simple: the input is added; complex: through a 1x1 convolution where the channels change</source>
        <translation>простой: вход прибавляется; сложный: через свёртку 1×1 там, где меняются каналы</translation>
    </message>
    <message>
        <source>step</source>
        <translation>ступени</translation>
    </message>
    <message>
        <source>step {step}</source>
        <translation>шаг {step}</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>остановлен</translation>
    </message>
    <message>
        <source>table 1</source>
        <translation>табл. 1</translation>
    </message>
    <message>
        <source>table 2</source>
        <translation>табл. 2</translation>
    </message>
    <message>
        <source>table 2, CIFAR-10</source>
        <translation>табл. 2, CIFAR-10</translation>
    </message>
    <message>
        <source>table 2, CIFAR-10 with augmentation</source>
        <translation>табл. 2, CIFAR-10 с аугментацией</translation>
    </message>
    <message>
        <source>table 2, ImageNet validation set, 10 crops</source>
        <translation>табл. 2, валидация ImageNet, 10 кропов</translation>
    </message>
    <message>
        <source>table 2, ImageNet validation set, 10 crops; with shortcuts A</source>
        <translation>табл. 2, валидация ImageNet, 10 кропов; с обходами A</translation>
    </message>
    <message>
        <source>table 2, ImageNet validation set, one crop</source>
        <translation>табл. 2, валидация ImageNet, один кроп</translation>
    </message>
    <message>
        <source>table 2, five networks (a), ILSVRC 2012 test set</source>
        <translation>табл. 2, пять сетей (a), тест ILSVRC 2012</translation>
    </message>
    <message>
        <source>table 2, five networks, ILSVRC 2012 test set</source>
        <translation>табл. 2, пять сетей, тест ILSVRC 2012</translation>
    </message>
    <message>
        <source>table 2, one network (a), ILSVRC 2012 validation set</source>
        <translation>табл. 2, одна сеть (a), валидация ILSVRC 2012</translation>
    </message>
    <message>
        <source>table 2, one network (b), ILSVRC 2012 test set</source>
        <translation>табл. 2, одна сеть (b), тест ILSVRC 2012</translation>
    </message>
    <message>
        <source>table 2, one network (b), ILSVRC 2012 validation set</source>
        <translation>табл. 2, одна сеть (b), валидация ILSVRC 2012</translation>
    </message>
    <message>
        <source>table 2, one network, ILSVRC 2012 validation set, 10 crops</source>
        <translation>табл. 2, одна сеть, валидация ILSVRC 2012, 10 кропов</translation>
    </message>
    <message>
        <source>table 2, one network, one crop, ILSVRC 2012 validation set</source>
        <translation>табл. 2, одна сеть, один кроп, валидация ILSVRC 2012</translation>
    </message>
    <message>
        <source>table 2, seven networks, 144 crops each, ILSVRC 2014 test set</source>
        <translation>табл. 2, семь сетей, по 144 кропа, тест ILSVRC 2014</translation>
    </message>
    <message>
        <source>table 2, seven networks, two of them trained on more data, ILSVRC 2012 test set</source>
        <translation>табл. 2, семь сетей, две обучены на большем числе данных, тест ILSVRC 2012</translation>
    </message>
    <message>
        <source>table 2, six networks (a) and (b), ILSVRC 2012 test set</source>
        <translation>табл. 2, шесть сетей (a) и (b), тест ILSVRC 2012</translation>
    </message>
    <message>
        <source>table 2, there as 4.8 MB</source>
        <translation>табл. 2, там как 4,8 МБ</translation>
    </message>
    <message>
        <source>table 2, there as 57.5 % right</source>
        <translation>табл. 2, там как 57,5 % верных</translation>
    </message>
    <message>
        <source>table 2, there as 80.3 % right</source>
        <translation>табл. 2, там как 80,3 % верных</translation>
    </message>
    <message>
        <source>table 2, there as 82.7 % right</source>
        <translation>табл. 2, там как 82,7 % верных</translation>
    </message>
    <message>
        <source>table 2, there as 96.2 % right</source>
        <translation>табл. 2, там как 96,2 % верных</translation>
    </message>
    <message>
        <source>table 3</source>
        <translation>табл. 3</translation>
    </message>
    <message>
        <source>table 3, ImageNet validation set, 10 crops</source>
        <translation>табл. 3, валидация ImageNet, 10 кропов</translation>
    </message>
    <message>
        <source>table 3, ImageNet validation set, 10 crops; stride in the first 1x1</source>
        <translation>табл. 3, валидация ImageNet, 10 кропов; шаг в первой 1×1</translation>
    </message>
    <message>
        <source>table 3, ImageNet validation set, one crop</source>
        <translation>табл. 3, валидация ImageNet, один кроп</translation>
    </message>
    <message>
        <source>table 3, configuration A, one network, one scale, ILSVRC 2012 validation set</source>
        <translation>табл. 3, конфигурация A, одна сеть, один масштаб, валидация ILSVRC 2012</translation>
    </message>
    <message>
        <source>table 3, configuration B, one network, one scale, ILSVRC 2012 validation set</source>
        <translation>табл. 3, конфигурация B, одна сеть, один масштаб, валидация ILSVRC 2012</translation>
    </message>
    <message>
        <source>table 3, configuration D, one network, one scale, ILSVRC 2012 validation set</source>
        <translation>табл. 3, конфигурация D, одна сеть, один масштаб, валидация ILSVRC 2012</translation>
    </message>
    <message>
        <source>table 3, configuration E, one network, one scale, ILSVRC 2012 validation set</source>
        <translation>табл. 3, конфигурация E, одна сеть, один масштаб, валидация ILSVRC 2012</translation>
    </message>
    <message>
        <source>table 3, one crop, validation set</source>
        <translation>табл. 3, один кроп, валидация</translation>
    </message>
    <message>
        <source>table 3, one network, validation set</source>
        <translation>табл. 3, одна сеть, валидация</translation>
    </message>
    <message>
        <source>table 3, there as 4.8 MB</source>
        <translation>табл. 3, там как 4,8 МБ</translation>
    </message>
    <message>
        <source>table 3, there as 58.8 % right</source>
        <translation>табл. 3, там как 58,8 % верных</translation>
    </message>
    <message>
        <source>table 3, there as 60.4 % right</source>
        <translation>табл. 3, там как 60,4 % верных</translation>
    </message>
    <message>
        <source>table 3, there as 7.7 MB</source>
        <translation>табл. 3, там как 7,7 МБ</translation>
    </message>
    <message>
        <source>table 3, there as 74.0 % right</source>
        <translation>табл. 3, там как 74,0 % верных</translation>
    </message>
    <message>
        <source>table 3, there as 82.0 % right</source>
        <translation>табл. 3, там как 82,0 % верных</translation>
    </message>
    <message>
        <source>table 3, there as 82.5 % right</source>
        <translation>табл. 3, там как 82,5 % верных</translation>
    </message>
    <message>
        <source>table 3, there as 91.6 % right</source>
        <translation>табл. 3, там как 91,6 % верных</translation>
    </message>
    <message>
        <source>table 4</source>
        <translation>табл. 4</translation>
    </message>
    <message>
        <source>table 4, CIFAR-10</source>
        <translation>табл. 4, CIFAR-10</translation>
    </message>
    <message>
        <source>table 4, CIFAR-10 whitened</source>
        <translation>табл. 4, CIFAR-10 с отбеливанием</translation>
    </message>
    <message>
        <source>table 4, there as 71.7 % right</source>
        <translation>табл. 4, там как 71,7 % верных</translation>
    </message>
    <message>
        <source>table 4, there as 72.0 % right</source>
        <translation>табл. 4, там как 72,0 % верных</translation>
    </message>
    <message>
        <source>table 4, there as 74.7 % right</source>
        <translation>табл. 4, там как 74,7 % верных</translation>
    </message>
    <message>
        <source>table 5</source>
        <translation>табл. 5</translation>
    </message>
    <message>
        <source>table 5, CIFAR-10</source>
        <translation>табл. 5, CIFAR-10</translation>
    </message>
    <message>
        <source>table 5, ImageNet test set, six networks together</source>
        <translation>табл. 5, тест ImageNet, шесть сетей вместе</translation>
    </message>
    <message>
        <source>table 5, ImageNet validation set, one crop</source>
        <translation>табл. 5, валидация ImageNet, один кроп</translation>
    </message>
    <message>
        <source>table 5, ImageNet validation set, one crop of 320x320</source>
        <translation>табл. 5, валидация ImageNet, один кроп 320×320</translation>
    </message>
    <message>
        <source>table 6</source>
        <translation>табл. 6</translation>
    </message>
    <message>
        <source>table 6, CIFAR-10</source>
        <translation>табл. 6, CIFAR-10</translation>
    </message>
    <message>
        <source>table 6, CIFAR-10, with dropout</source>
        <translation>табл. 6, CIFAR-10, с дропаутом</translation>
    </message>
    <message>
        <source>table 6, there as 50.6 % right</source>
        <translation>табл. 6, там как 50,6 % верных</translation>
    </message>
    <message>
        <source>table 6, there as 63.7 % right</source>
        <translation>табл. 6, там как 63,7 % верных</translation>
    </message>
    <message>
        <source>table 6, there as 68.4 % right</source>
        <translation>табл. 6, там как 68,4 % верных</translation>
    </message>
    <message>
        <source>table 6, there as 70.6 % right</source>
        <translation>табл. 6, там как 70,6 % верных</translation>
    </message>
    <message>
        <source>table 7</source>
        <translation>табл. 7</translation>
    </message>
    <message>
        <source>table 7, the submission of seven networks, ILSVRC 2014 test set</source>
        <translation>табл. 7, заявка из семи сетей, тест ILSVRC 2014</translation>
    </message>
    <message>
        <source>table 7, there as 64.4 % right</source>
        <translation>табл. 7, там как 64,4 % верных</translation>
    </message>
    <message>
        <source>table 7, there as 67.2 % right</source>
        <translation>табл. 7, там как 67,2 % верных</translation>
    </message>
    <message>
        <source>table 7, there as 69.1 % right</source>
        <translation>табл. 7, там как 69,1 % верных</translation>
    </message>
    <message>
        <source>table 8</source>
        <translation>табл. 8</translation>
    </message>
    <message>
        <source>table 8, ImageNet validation set, one crop</source>
        <translation>табл. 8, валидация ImageNet, один кроп</translation>
    </message>
    <message>
        <source>test</source>
        <translation>тест</translation>
    </message>
    <message>
        <source>test error</source>
        <translation>ошибка на тесте</translation>
    </message>
    <message>
        <source>text of up to {most} characters</source>
        <translation>текст не длиннее {most} знаков</translation>
    </message>
    <message>
        <source>the address {url} cannot be fetched: expected one with http:// or https://</source>
        <translation>по адресу {url} загрузить нельзя: нужен адрес с http:// или https://</translation>
    </message>
    <message>
        <source>the authors&apos; code, CIFAR-10</source>
        <translation>код авторов, CIFAR-10</translation>
    </message>
    <message>
        <source>the authors&apos; repository, ImageNet validation set, one crop</source>
        <translation>репозиторий авторов, валидация ImageNet, один кроп</translation>
    </message>
    <message>
        <source>the connection ended early</source>
        <translation>соединение прервалось</translation>
    </message>
    <message>
        <source>the decoded pictures of {home} could not be kept in {folder}: {words}</source>
        <translation>декодированные картинки {home} не сохранились в {folder}: {words}</translation>
    </message>
    <message>
        <source>the decoded pictures of {home} were damaged in {folder}</source>
        <translation>декодированные картинки {home} повреждены в {folder}</translation>
    </message>
    <message>
        <source>the file at {url} has {got} bytes: expected {expected}</source>
        <translation>в файле по адресу {url} {got} байт: ожидалось {expected}</translation>
    </message>
    <message>
        <source>the ids of blocks, from outer to inner, with / between</source>
        <translation>id блоков, от внешнего к внутреннему, через /</translation>
    </message>
    <message>
        <source>the lecture</source>
        <translation>лекция</translation>
    </message>
    <message>
        <source>the lecture, 24 M numbers for one image</source>
        <translation>лекция, 24 М чисел на одну картинку</translation>
    </message>
    <message>
        <source>the lecture, caffemodel</source>
        <translation>лекция, caffemodel</translation>
    </message>
    <message>
        <source>the lecture; ILSVRC 2013 test set, several networks of Clarifai, the first author&apos;s company, which the paper does not describe</source>
        <translation>лекция; тест ILSVRC 2013, несколько сетей Clarifai, компании первого автора, которых статья не описывает</translation>
    </message>
    <message>
        <source>the limit of pictures from {title} must be a whole number from 1, got {limit}</source>
        <translation>предел картинок из {title} — целое число от 1, получено {limit}</translation>
    </message>
    <message>
        <source>the network has no {name}</source>
        <translation>в сети нет {name}</translation>
    </message>
    <message>
        <source>the network slides over one scale of the picture</source>
        <translation>сеть скользит по картинке в одном масштабе</translation>
    </message>
    <message>
        <source>the server answered {code} {reason}</source>
        <translation>сервер ответил {code} {reason}</translation>
    </message>
    <message>
        <source>the training set of CIFAR-10</source>
        <translation>обучающая выборка CIFAR-10</translation>
    </message>
    <message>
        <source>the training set of ImageNet</source>
        <translation>обучающая выборка ImageNet</translation>
    </message>
    <message>
        <source>there is no data set {id}: expected one of {known}</source>
        <translation>набора данных {id} нет: есть {known}</translation>
    </message>
    <message>
        <source>there is no {title} in {home}: expected {all}, or fetch it first</source>
        <translation>в {home} нет {title}: нужны {all}, или сначала загрузите</translation>
    </message>
    <message>
        <source>there is no {title} in {home}: expected {python}, {binary} or one of their archives, or fetch it first</source>
        <translation>в {home} нет {title}: нужны {python}, {binary} или один из их архивов, или сначала загрузите</translation>
    </message>
    <message>
        <source>there is no {title} in {home}: {missing} is missing, of {all}; or fetch it first</source>
        <translation>в {home} нет {title}: не хватает {missing} из {all}; или сначала загрузите</translation>
    </message>
    <message>
        <source>this machine</source>
        <translation>эта машина</translation>
    </message>
    <message>
        <source>thop 0.1.1</source>
        <translation>thop 0.1.1</translation>
    </message>
    <message>
        <source>tight</source>
        <translation>тесно</translation>
    </message>
    <message>
        <source>time</source>
        <translation>время</translation>
    </message>
    <message>
        <source>timm has no network {name}</source>
        <translation>в timm нет сети {name}</translation>
    </message>
    <message>
        <source>timm is not installed: `pip install timm` brings its networks</source>
        <translation>timm не установлен: его сети появятся после `pip install timm`</translation>
    </message>
    <message>
        <source>timm, list of models</source>
        <translation>timm, список моделей</translation>
    </message>
    <message>
        <source>timm, model card of inception_v3.tv_in1k</source>
        <translation>timm, карточка модели inception_v3.tv_in1k</translation>
    </message>
    <message>
        <source>timm, model card of inception_v4.tf_in1k</source>
        <translation>timm, карточка модели inception_v4.tf_in1k</translation>
    </message>
    <message>
        <source>timm, table of its ImageNet results</source>
        <translation>timm, таблица результатов на ImageNet</translation>
    </message>
    <message>
        <source>tool</source>
        <translation>программа</translation>
    </message>
    <message>
        <source>top-1 error</source>
        <translation>ошибка top-1</translation>
    </message>
    <message>
        <source>top-1 error at 128x128</source>
        <translation>ошибка top-1 при 128×128</translation>
    </message>
    <message>
        <source>top-1 error at 160x160</source>
        <translation>ошибка top-1 при 160×160</translation>
    </message>
    <message>
        <source>top-1 error at 192x192</source>
        <translation>ошибка top-1 при 192×192</translation>
    </message>
    <message>
        <source>top-1 error {error} %</source>
        <translation>ошибка top-1 {error} %</translation>
    </message>
    <message>
        <source>top-5 error</source>
        <translation>ошибка top-5</translation>
    </message>
    <message>
        <source>top-5 error {error} %</source>
        <translation>ошибка top-5 {error} %</translation>
    </message>
    <message>
        <source>top-5 error, one crop</source>
        <translation>ошибка top-5, один кроп</translation>
    </message>
    <message>
        <source>torch</source>
        <translation>torch</translation>
    </message>
    <message>
        <source>torch counts {theirs} parameters and VisionLab {ours}: please report this network.</source>
        <translation>torch насчитал параметров {theirs}, а VisionLab {ours}: пожалуйста, сообщите об этой сети.</translation>
    </message>
    <message>
        <source>torch.compile does not take this network ({why}): it trains without.</source>
        <translation>torch.compile не берёт эту сеть ({why}): обучение идёт без него.</translation>
    </message>
    <message>
        <source>torch.compile: some steps take minutes at first, then all are faster.</source>
        <translation>torch.compile: сначала несколько шагов занимают минуты, потом все быстрее.</translation>
    </message>
    <message>
        <source>torchinfo 1.8.0</source>
        <translation>torchinfo 1.8.0</translation>
    </message>
    <message>
        <source>torchvision</source>
        <translation>torchvision</translation>
    </message>
    <message>
        <source>torchvision has a 3x3 where the paper has a 5x5</source>
        <translation>в torchvision 3×3 там, где в статье 5×5</translation>
    </message>
    <message>
        <source>torchvision has no classification network {name}</source>
        <translation>в torchvision нет сети классификации {name}</translation>
    </message>
    <message>
        <source>torchvision has no network {name}</source>
        <translation>в torchvision нет сети {name}</translation>
    </message>
    <message>
        <source>torchvision has no weights {name} for {network}: it has {known}</source>
        <translation>в torchvision нет весов {name} для {network}: есть {known}</translation>
    </message>
    <message>
        <source>torchvision&apos;s newest weights of this network; they are fetched unless torch has them</source>
        <translation>новейшие веса этой сети из torchvision; загрузятся, если их нет у torch</translation>
    </message>
    <message>
        <source>torchvision, 100 % less the accuracy of its first weights, one crop</source>
        <translation>torchvision, 100 % минус точность первых весов, один кроп</translation>
    </message>
    <message>
        <source>torchvision, 100 % less the accuracy of its weights, one crop</source>
        <translation>torchvision, 100 % минус точность весов, один кроп</translation>
    </message>
    <message>
        <source>torchvision, table of classification weights</source>
        <translation>torchvision, таблица весов классификации</translation>
    </message>
    <message>
        <source>torchvision: batch norm for local response norm, 3x3 for 5x5, a 2x2 pool before module 5a</source>
        <translation>torchvision: пакетная нормализация вместо локальной, 3×3 вместо 5×5, пулинг 2×2 перед модулем 5a</translation>
    </message>
    <message>
        <source>torchvision:NAME, where the file is of a network of torchvision</source>
        <translation>torchvision:ИМЯ, если файл от сети torchvision</translation>
    </message>
    <message>
        <source>train</source>
        <translation>обуч.</translation>
    </message>
    <message>
        <source>trained with a newer recipe than the paper&apos;s</source>
        <translation>обучена по более новому рецепту, чем в статье</translation>
    </message>
    <message>
        <source>training</source>
        <translation>обучение</translation>
    </message>
    <message>
        <source>training memory</source>
        <translation>память обучения</translation>
    </message>
    <message>
        <source>true class</source>
        <translation>истинный класс</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true или false</translation>
    </message>
    <message>
        <source>val</source>
        <translation>вал.</translation>
    </message>
    <message>
        <source>valid</source>
        <translation>valid</translation>
    </message>
    <message>
        <source>valid: no border, as in the paper; same: zeros</source>
        <translation>valid: без дополнения, как в статье; same: нули</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>валидация</translation>
    </message>
    <message>
        <source>vectors</source>
        <translation>векторы</translation>
    </message>
    <message>
        <source>version</source>
        <translation>версия</translation>
    </message>
    <message>
        <source>waits for a block above</source>
        <translation>ждёт блок выше</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>веса</translation>
    </message>
    <message>
        <source>what came from {url} is not the expected file (its md5 is not {md5}): it was removed, so fetch it again or choose another address</source>
        <translation>пришедшее с {url} — не тот файл (его md5 не {md5}): он удалён, загрузите снова или возьмите другой адрес</translation>
    </message>
    <message>
        <source>wide, first try</source>
        <translation>wide, первая попытка</translation>
    </message>
    <message>
        <source>without the 1,762 pictures of the validation set that are known to be bad</source>
        <translation>без 1762 картинок валидации, о которых известно, что они плохи</translation>
    </message>
    <message>
        <source>x times its sigmoid, also called swish (Ramachandran et al. 2017; EfficientNet).</source>
        <translation>x на свою сигмоиду, называется и swish (Ramachandran et al. 2017; EfficientNet).</translation>
    </message>
    <message>
        <source>x times min(max(0, x + 3), 6) / 6 (MobileNetV3, Howard et al. 2019, section 5.2).</source>
        <translation>x на min(max(0, x + 3), 6) / 6 (MobileNetV3, Howard et al. 2019, раздел 5.2).</translation>
    </message>
    <message>
        <source>x times the probability that a normal number is below it (Hendrycks and Gimpel 2016).</source>
        <translation>x на вероятность, что нормальное число меньше него (Hendrycks and Gimpel 2016).</translation>
    </message>
    <message>
        <source>xavier</source>
        <translation>xavier</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>да</translation>
    </message>
    <message>
        <source>zero</source>
        <translation>нули</translation>
    </message>
    <message>
        <source>{1} MB</source>
        <translation>{1} МБ</translation>
    </message>
    <message>
        <source>{1}/s</source>
        <translation>{1}/с</translation>
    </message>
    <message>
        <source>{advice} Its last line was: {line}</source>
        <translation>{advice} Последняя строка: {line}</translation>
    </message>
    <message>
        <source>{advice} The last good weights are kept.</source>
        <translation>{advice} Последние хорошие веса сохранены.</translation>
    </message>
    <message>
        <source>{best} on the validation images, {epochs} of {planned} epochs, {time}</source>
        <translation>{best} на валидации, эпох {epochs} из {planned}, {time}</translation>
    </message>
    <message>
        <source>{block} (bypassed)</source>
        <translation>{block} (пропущен)</translation>
    </message>
    <message>
        <source>{block} and {others} more foreign operations came with an imported network and have no PyTorch text here: replace them with layers</source>
        <translation>{block} и ещё {others} чужих операций пришли с импортированной сетью, и текста PyTorch для них здесь нет: замените их слоями</translation>
    </message>
    <message>
        <source>{block} at a compression of {compression} leaves no channel of {channels}</source>
        <translation>{block} со сжатием {compression} не оставляет каналов из {channels}</translation>
    </message>
    <message>
        <source>{block} at a reduction of {reduction} leaves no channel of {channels}</source>
        <translation>{block} с уменьшением {reduction} не оставляет каналов из {channels}</translation>
    </message>
    <message>
        <source>{block} at stride {stride} needs {expected} input channels: got {got}</source>
        <translation>{block} с шагом {stride} требует входных каналов: {expected}, получено {got}</translation>
    </message>
    <message>
        <source>{block} at the end of the network does not set a number of classes: end it with a classifier head</source>
        <translation>{block} в конце сети не задаёт числа классов: завершите сеть головой-классификатором</translation>
    </message>
    <message>
        <source>{block} came with an imported network and has no PyTorch text here: replace it with layers</source>
        <translation>{block}: пришло с импортированной сетью, и текста PyTorch здесь нет, замените слоями</translation>
    </message>
    <message>
        <source>{block} can add channels but not remove them: got {got}, to become {channels}</source>
        <translation>{block} может добавлять каналы, но не убирать: получено {got}, нужно {channels}</translation>
    </message>
    <message>
        <source>{block} cannot be inside a group: it takes layers and blocks that have inputs and an output</source>
        <translation>{block} не может быть внутри группы: она берёт слои и блоки, у которых есть входы и выход</translation>
    </message>
    <message>
        <source>{block} cuts all of the maps away: got {height}x{width}</source>
        <translation>{block} обрезает карты целиком: получено {height}x{width}</translation>
    </message>
    <message>
        <source>{block} gives {got} scores and the network {classes}: set its classes to {classes}</source>
        <translation>{block} даёт оценок {got}, а сеть {classes}: поставьте в нём классов {classes}</translation>
    </message>
    <message>
        <source>{block} has a link where it has no input</source>
        <translation>{block}: связь там, где нет входа</translation>
    </message>
    <message>
        <source>{block} has no input: drag a wire to its upper port</source>
        <translation>{block}: нет входа, проведите связь к верхнему порту</translation>
    </message>
    <message>
        <source>{block} has no inside while it gets no shape</source>
        <translation>{block}: пока нет формы, нет и внутренности</translation>
    </message>
    <message>
        <source>{block} has nothing on input {port}</source>
        <translation>{block}: на входе {port} ничего нет</translation>
    </message>
    <message>
        <source>{block} is a single layer: there is nothing inside</source>
        <translation>{block} — один слой: внутри ничего нет</translation>
    </message>
    <message>
        <source>{block} is an end of its own: nothing may follow it</source>
        <translation>{block} — сам себе конец: за ним ничего не может следовать</translation>
    </message>
    <message>
        <source>{block} is bypassed: end the bypass to look inside</source>
        <translation>{block}: блок пропущен; верните его в дело, чтобы заглянуть внутрь</translation>
    </message>
    <message>
        <source>{block} is no group</source>
        <translation>{block} — не группа</translation>
    </message>
    <message>
        <source>{block} needs a first input as large as the second or twice as large: got {first} and {second}</source>
        <translation>{block} требует первый вход размером со второй или вдвое больше: получено {first} и {second}</translation>
    </message>
    <message>
        <source>{block} needs a vector: got {channels}x{height}x{width}; put a flatten or a global average pool before it</source>
        <translation>{block} требует вектор: получено {channels}x{height}x{width}; поставьте перед ним развёртывание или глобальный усредняющий пулинг</translation>
    </message>
    <message>
        <source>{block} needs at least two inputs: got {count}</source>
        <translation>{block} требует хотя бы двух входов: получено {count}</translation>
    </message>
    <message>
        <source>{block} needs at least two inputs: {count} wired</source>
        <translation>{block} требует хотя бы двух входов: соединено {count}</translation>
    </message>
    <message>
        <source>{block} needs equal shapes: got {shapes}</source>
        <translation>{block} требует равных форм: получено {shapes}</translation>
    </message>
    <message>
        <source>{block} needs maps (channels x height x width): got a vector of {features}</source>
        <translation>{block} требует карты (каналы x высота x ширина): получен вектор из {features}</translation>
    </message>
    <message>
        <source>{block} needs maps of at least {least}: got {got}</source>
        <translation>{block} требует карты не меньше {least}: получено {got}</translation>
    </message>
    <message>
        <source>{block} needs maps of equal height and width: got {shapes}</source>
        <translation>{block} требует карты равной высоты и ширины: получено {shapes}</translation>
    </message>
    <message>
        <source>{block} needs one number a channel on its second input, {expected}: got {got}</source>
        <translation>{block} требует на втором входе по числу на канал, {expected}: получено {got}</translation>
    </message>
    <message>
        <source>{block} needs {name} channels divisible by its {groups} groups: got {count}</source>
        <translation>{block}: каналы ({name}) должны делиться на группы, их {groups}: получено {count}</translation>
    </message>
    <message>
        <source>{block} needs {needed} channels: got {got}</source>
        <translation>{block} требует каналов {needed}: получено {got}</translation>
    </message>
    <message>
        <source>{block} takes a block of one input that is no repetition itself: got {got}</source>
        <translation>{block} берёт блок с одним входом, который сам не повтор: получено {got}</translation>
    </message>
    <message>
        <source>{block} takes a block with an input that something may follow: got {got}</source>
        <translation>{block}: нужен блок со входом, за которым может что-то следовать, получено: {got}</translation>
    </message>
    <message>
        <source>{block} takes a padding of at most half its kernel ({limit}): got {padding}</source>
        <translation>{block} берёт дополнение не больше половины ядра ({limit}): получено {padding}</translation>
    </message>
    <message>
        <source>{block} takes no input</source>
        <translation>{block}: входов нет</translation>
    </message>
    <message>
        <source>{block} takes up to {most} blocks in all</source>
        <translation>{block} берёт всего до {most} блоков</translation>
    </message>
    <message>
        <source>{block} takes {count} of the links</source>
        <translation>{block}: берёт столько из связей: {count}</translation>
    </message>
    <message>
        <source>{block} takes {expected}: got {count}</source>
        <translation>{block}: нужно {expected}, получено {count}</translation>
    </message>
    <message>
        <source>{block} was imported for {given} and cannot take {got}</source>
        <translation>{block}: импортировано для {given} и не берёт {got}</translation>
    </message>
    <message>
        <source>{block} with a bottleneck of {bottleneck} leaves no channel of {channels}</source>
        <translation>{block} с узким местом {bottleneck} не оставляет каналов из {channels}</translation>
    </message>
    <message>
        <source>{block} with a simple bypass needs as many channels in as out, {expected}: got {got}</source>
        <translation>{block} с простым обходом требует на входе столько же каналов, сколько на выходе, {expected}: получено {got}</translation>
    </message>
    <message>
        <source>{change} against the open network</source>
        <translation>{change} к открытой сети</translation>
    </message>
    <message>
        <source>{channels} + pool / 2</source>
        <translation>{channels} + пулинг / 2</translation>
    </message>
    <message>
        <source>{classes} classes</source>
        <translation>классов: {classes}</translation>
    </message>
    <message>
        <source>{classes} classes in {folder}: {train} pictures to train on, {validation} to validate, {test} to test.</source>
        <translation>{folder}: классов {classes}; картинок для обучения {train}, для валидации {validation}, для теста {test}.</translation>
    </message>
    <message>
        <source>{classes} classes · {weight:g}</source>
        <translation>классов: {classes} · {weight:g}</translation>
    </message>
    <message>
        <source>{count} at once</source>
        <translation>сразу {count}</translation>
    </message>
    <message>
        <source>{count} blocks</source>
        <translation>блоков: {count}</translation>
    </message>
    <message>
        <source>{count} found</source>
        <translation>найдено: {count}</translation>
    </message>
    <message>
        <source>{count} inputs</source>
        <translation>входов: {count}</translation>
    </message>
    <message numerus="yes">
        <source>{count} layers</source>
        <translation>
            <numerusform>{count} слой</numerusform>
            <numerusform>{count} слоя</numerusform>
            <numerusform>{count} слоёв</numerusform>
        </translation>
    </message>
    <message>
        <source>{count} of these have not been tested in ten crops.</source>
        <translation>На десяти кропах ещё не проверено: {count}.</translation>
    </message>
    <message>
        <source>{count} of {all} blocks do not take that: {problem}</source>
        <translation>{count} из {all} блоков этого не берут: {problem}</translation>
    </message>
    <message>
        <source>{count} of {all} layers</source>
        <translation>слоёв {count} из {all}</translation>
    </message>
    <message>
        <source>{count} of {all} {split} pictures could not be read and are left out. The first: {why}</source>
        <translation>Не прочитано и пропущено картинок ({split}): {count} из {all}. Первая: {why}</translation>
    </message>
    <message>
        <source>{count} of {whole} pictures of {true} were called {said}</source>
        <translation>{count} из {whole} картинок «{true}» названы «{said}»</translation>
    </message>
    <message>
        <source>{count} parameters</source>
        <translation>параметров: {count}</translation>
    </message>
    <message>
        <source>{count} params</source>
        <translation>{count} парам.</translation>
    </message>
    <message numerus="yes">
        <source>{count} pictures</source>
        <translation>
            <numerusform>{count} картинка</numerusform>
            <numerusform>{count} картинки</numerusform>
            <numerusform>{count} картинок</numerusform>
        </translation>
    </message>
    <message>
        <source>{count} points</source>
        <translation>точек: {count}</translation>
    </message>
    <message numerus="yes">
        <source>{count} problems</source>
        <translation>
            <numerusform>{count} ошибка</numerusform>
            <numerusform>{count} ошибки</numerusform>
            <numerusform>{count} ошибок</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} problems are left</source>
        <translation>
            <numerusform>Останется {count} ошибка</numerusform>
            <numerusform>Останутся {count} ошибки</numerusform>
            <numerusform>Останется {count} ошибок</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} runs selected</source>
        <translation>
            <numerusform>Выделен {count} запуск</numerusform>
            <numerusform>Выделено {count} запуска</numerusform>
            <numerusform>Выделено {count} запусков</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} runs were put into the queue</source>
        <translation>
            <numerusform>{count} запуск поставлен в очередь</numerusform>
            <numerusform>{count} запуска поставлены в очередь</numerusform>
            <numerusform>{count} запусков поставлено в очередь</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} runs, {time}</source>
        <translation>
            <numerusform>{count} запуск, {time}</numerusform>
            <numerusform>{count} запуска, {time}</numerusform>
            <numerusform>{count} запусков, {time}</numerusform>
        </translation>
    </message>
    <message>
        <source>{count} selected</source>
        <translation>Выделено: {count}</translation>
    </message>
    <message numerus="yes">
        <source>{count} wait</source>
        <translation>
            <numerusform>{count} ждёт</numerusform>
            <numerusform>{count} ждут</numerusform>
            <numerusform>{count} ждут</numerusform>
        </translation>
    </message>
    <message>
        <source>{count}: {parameters} parameters ({part}), {macs} MACs ({share})</source>
        <translation>{count}: параметров {parameters} ({part}), MAC {macs} ({share})</translation>
    </message>
    <message>
        <source>{crops} crops of {side}</source>
        <translation>кропов {side}: {crops}</translation>
    </message>
    <message>
        <source>{days} days</source>
        <translation>{days} сут</translation>
    </message>
    <message>
        <source>{depth} × {channels} · pool</source>
        <translation>{depth} × {channels} · пулинг</translation>
    </message>
    <message>
        <source>{device}, measured on {date}</source>
        <translation>{device}, замерено {date}</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} из {total}</translation>
    </message>
    <message>
        <source>{done} of {total} pictures</source>
        <translation>{done} из {total} картинок</translation>
    </message>
    <message>
        <source>{epochs} epochs</source>
        <translation>эпох: {epochs}</translation>
    </message>
    <message>
        <source>{exact} elements of convolution and linear outputs, one image</source>
        <translation>{exact} элементов выходов свёрток и полносвязных слоёв, одна картинка</translation>
    </message>
    <message>
        <source>{field}: back to the default</source>
        <translation>{field}: к значению по умолчанию</translation>
    </message>
    <message>
        <source>{files} in {place}</source>
        <translation>{files} в {place}</translation>
    </message>
    <message>
        <source>{file} could not be read as a MATLAB file (it may be cut short): {words}</source>
        <translation>{file} не читается как файл MATLAB (возможно, обрезан): {words}</translation>
    </message>
    <message>
        <source>{file} could not be read as a tar archive (it may be cut short): {words}</source>
        <translation>{file} не читается как архив tar (возможно, обрезан): {words}</translation>
    </message>
    <message>
        <source>{file} could not be read: {words}</source>
        <translation>{file} не читается: {words}</translation>
    </message>
    <message>
        <source>{file} expands to more than {most} MB: it is not the archive that was expected</source>
        <translation>{file} распаковывается больше чем в {most} МБ: это не тот архив</translation>
    </message>
    <message>
        <source>{file} expands to more than {most} MB: it is not the file that was expected</source>
        <translation>{file} распаковывается больше чем в {most} МБ: это не тот файл</translation>
    </message>
    <message>
        <source>{file} has {got} bytes of data, but its shape {shape} asks for {size}</source>
        <translation>в {file} {got} байт данных, а его форма {shape} требует {size}</translation>
    </message>
    <message>
        <source>{file} has {got} dimensions: expected {dimensions}</source>
        <translation>у {file} {got} измерений: ожидалось {dimensions}</translation>
    </message>
    <message>
        <source>{file} has {size} bytes, which is not a multiple of {row}: it is cut short or of another kind</source>
        <translation>в {file} {size} байт, это не кратно {row}: он обрезан или другого вида</translation>
    </message>
    <message>
        <source>{file} has {size} bytes: expected at most {limit}</source>
        <translation>в {file} {size} байт: ожидалось не больше {limit}</translation>
    </message>
    <message>
        <source>{file} holds more than {most} files: it is not the archive that was expected</source>
        <translation>в {file} больше {most} файлов: это не тот архив</translation>
    </message>
    <message>
        <source>{file} holds no pictures</source>
        <translation>в {file} нет картинок</translation>
    </message>
    <message>
        <source>{file} holds no {title} batches: expected {python} or {binary} in it</source>
        <translation>в {file} нет батчей {title}: ожидалось {python} или {binary}</translation>
    </message>
    <message>
        <source>{file} holds the label {label}: expected one from 0 to {last}</source>
        <translation>в {file} метка {label}: ожидалась от 0 до {last}</translation>
    </message>
    <message>
        <source>{file} holds {count} pictures of {height}x{width}: expected some of {expected}</source>
        <translation>в {file} {count} картинок {height}x{width}: ожидались {expected}</translation>
    </message>
    <message>
        <source>{file} holds {got} labels: expected {count}, one for each picture</source>
        <translation>в {file} меток {got}: ожидалось {count}, по одной на картинку</translation>
    </message>
    <message>
        <source>{file} is being fetched by another VisionLab: wait for it or cancel it</source>
        <translation>{file} загружает другой VisionLab: дождитесь его или отмените</translation>
    </message>
    <message>
        <source>{file} is broken and was not read: {words}</source>
        <translation>{file} испорчен и не прочитан: {words}</translation>
    </message>
    <message>
        <source>{file} is cut short in its header</source>
        <translation>{file} обрезан в заголовке</translation>
    </message>
    <message>
        <source>{file} is damaged: at {where} it must hold {expected}</source>
        <translation>{file} повреждён: в {where} должно быть {expected}</translation>
    </message>
    <message>
        <source>{file} is larger than {most} MB</source>
        <translation>{file} больше {most} МБ</translation>
    </message>
    <message>
        <source>{file} is not a plain batch of pictures and was not read: {words}</source>
        <translation>{file} — не простой батч картинок и не прочитан: {words}</translation>
    </message>
    <message>
        <source>{file} is not an idx file of bytes: expected it to begin with 0, 0, 8</source>
        <translation>{file} — не файл idx из байтов: он должен начинаться с 0, 0, 8</translation>
    </message>
    <message>
        <source>{file} must hold JSON and does not</source>
        <translation>в {file} должен быть JSON, а его нет</translation>
    </message>
    <message>
        <source>{file} must hold a list of {count} labels, a whole number each</source>
        <translation>в {file} должен быть список меток, целых чисел: {count}</translation>
    </message>
    <message>
        <source>{file} must hold data of N rows of 3072 bytes</source>
        <translation>в {file} должны быть данные из N строк по 3072 байта</translation>
    </message>
    <message>
        <source>{file} must hold labels from 1 to 10, 10 being the digit 0</source>
        <translation>в {file} должны быть метки от 1 до 10, где 10 — цифра 0</translation>
    </message>
    <message>
        <source>{file} must hold pictures X of 32x32x3xN bytes</source>
        <translation>в {file} должны быть картинки X из 32x32x3xN байт</translation>
    </message>
    <message>
        <source>{file} must hold {count} labels y</source>
        <translation>в {file} должны быть метки y: {count}</translation>
    </message>
    <message>
        <source>{first} and {last}</source>
        <translation>{first} и {last}</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>с {first} по {last}</translation>
    </message>
    <message>
        <source>{folder} could not be read: {words}</source>
        <translation>{folder} не читается: {words}</translation>
    </message>
    <message>
        <source>{folder} has no {split} pictures that can be read</source>
        <translation>в {folder} нет картинок ({split}), которые можно прочитать</translation>
    </message>
    <message>
        <source>{folder} has the class {name}, which the training pictures have not</source>
        <translation>в {folder} есть класс {name}, которого нет среди обучающих картинок</translation>
    </message>
    <message>
        <source>{folder} has {count} folders of pictures: expected at least two, one for each class</source>
        <translation>папок с картинками в {folder}: {count}, а нужно хотя бы две, по одной на класс</translation>
    </message>
    <message>
        <source>{folder} has {free} MB of free space: the download needs {needed} MB</source>
        <translation>свободного места в {folder} {free} МБ: для загрузки нужно {needed} МБ</translation>
    </message>
    <message>
        <source>{folder} is no folder: expected one with a folder of pictures for each class</source>
        <translation>{folder} — не папка: нужна папка, в которой на каждый класс есть папка картинок</translation>
    </message>
    <message>
        <source>{here} here, {there} in the file</source>
        <translation>здесь {here}, в файле {there}</translation>
    </message>
    <message>
        <source>{here} {size} of what enters with {parameters} parameters; one {size} convolution from {into} to {out} channels would take {weights} weights.</source>
        <translation>{here} {size} входа и содержат параметров: {parameters}; у одной свёртки {size} из {into} в {out} каналов было бы весов: {weights}.</translation>
    </message>
    <message>
        <source>{hits} of {total} pictures; between {low} and {high} for all such pictures, 95 times of 100</source>
        <translation>{hits} из {total} картинок; для всех таких картинок в 95 случаях из 100 между {low} и {high}</translation>
    </message>
    <message>
        <source>{hours} h {minutes:02} min</source>
        <translation>{hours} ч {minutes:02} мин</translation>
    </message>
    <message>
        <source>{key} belongs to “{other}”, which would lose it</source>
        <translation>{key} занята: «{other}» её потеряет</translation>
    </message>
    <message>
        <source>{key} is a key of this action already</source>
        <translation>{key} уже клавиша этого действия</translation>
    </message>
    <message>
        <source>{key} is free</source>
        <translation>{key} свободна</translation>
    </message>
    <message>
        <source>{key} means the same everywhere: choose another one</source>
        <translation>{key} всюду значит одно и то же: выберите другую</translation>
    </message>
    <message>
        <source>{layers} layers · k = {growth_rate}</source>
        <translation>слоёв: {layers} · k = {growth_rate}</translation>
    </message>
    <message>
        <source>{left} would be left</source>
        <translation>останется {left}</translation>
    </message>
    <message>
        <source>{limit} MACs</source>
        <translation>{limit} MAC</translation>
    </message>
    <message>
        <source>{limit} parameters</source>
        <translation>параметров {limit}</translation>
    </message>
    <message>
        <source>{member} in {file} has {size} bytes: expected at most {limit}</source>
        <translation>в {member} из {file} {size} байт: ожидалось не больше {limit}</translation>
    </message>
    <message>
        <source>{member} in {file} is cut short</source>
        <translation>{member} в {file} обрезан</translation>
    </message>
    <message>
        <source>{member} in {file} must be a plain file, not a link or a device</source>
        <translation>{member} в {file} должен быть простым файлом, а не ссылкой или устройством</translation>
    </message>
    <message>
        <source>{minutes} min {seconds:02} s</source>
        <translation>{minutes} мин {seconds:02} с</translation>
    </message>
    <message>
        <source>{module}:{name} cannot be imported: {why}</source>
        <translation>{module}:{name} не импортируется: {why}</translation>
    </message>
    <message>
        <source>{names} and {count} more</source>
        <translation>{names} и ещё {count}</translation>
    </message>
    <message>
        <source>{names} lead out of the selection, and a group has one output: select what joins them too</source>
        <translation>Из выделенного ведут {names}, а выход у группы один: выделите и то, что их соединяет</translation>
    </message>
    <message>
        <source>{name} has parts that cannot be edited here, so its weights stay behind</source>
        <translation>в {name} есть части, которые здесь нельзя изменить, поэтому его веса остаются там</translation>
    </message>
    <message>
        <source>{name} holds numbers of type {type}</source>
        <translation>{name} содержит числа типа {type}</translation>
    </message>
    <message>
        <source>{name} is missing in {place}: expected {all}</source>
        <translation>в {place} нет {name}: нужны {all}</translation>
    </message>
    <message>
        <source>{name} is missing in {source}: expected {all}</source>
        <translation>в {source} нет {name}: нужны {all}</translation>
    </message>
    <message>
        <source>{name} is {theirs} there and {ours} here</source>
        <translation>{name} там {theirs}, а здесь {ours}</translation>
    </message>
    <message>
        <source>{name} is {value} now; undo goes back</source>
        <translation>{name}: теперь {value}; отмена вернёт назад</translation>
    </message>
    <message>
        <source>{name} must be a multiple of 96, so that all cells have whole filters: got {got}</source>
        <translation>{name} — кратное 96, чтобы у всех ячеек были целые фильтры: получено {got}</translation>
    </message>
    <message>
        <source>{name} must be a multiple of {step} and 4 more, for three equal blocks: got {got}</source>
        <translation>{name} — кратное {step} плюс 4, для трёх равных блоков: получено {got}</translation>
    </message>
    <message>
        <source>{name} must be {expected}, got {got}</source>
        <translation>{name}: нужно {expected}, получено {got}</translation>
    </message>
    <message>
        <source>{name} must hold floating-point numbers, got {kind}</source>
        <translation>{name} — числа с плавающей точкой, получено {kind}</translation>
    </message>
    <message>
        <source>{name} · inside a block, read only</source>
        <translation>{name} · внутри блока, только для чтения</translation>
    </message>
    <message>
        <source>{name}, number {number}</source>
        <translation>{name}, номер {number}</translation>
    </message>
    <message>
        <source>{name}, unsaved</source>
        <translation>{name}, не сохранена</translation>
    </message>
    <message>
        <source>{name}: called {said}</source>
        <translation>{name}: названа «{said}»</translation>
    </message>
    <message>
        <source>{name}: {count} pictures</source>
        <translation>{name}: картинок {count}</translation>
    </message>
    <message>
        <source>{name}: {number} bytes</source>
        <translation>{name}: {number} байт</translation>
    </message>
    <message>
        <source>{network} on {data}: the weights of the best epoch, on pictures that it has never seen.</source>
        <translation>{network} на {data}: веса лучшей эпохи, на картинках, которых сеть не видела.</translation>
    </message>
    <message>
        <source>{number} MACs</source>
        <translation>{number} MAC</translation>
    </message>
    <message>
        <source>{number} bytes</source>
        <translation>{number} байт</translation>
    </message>
    <message>
        <source>{number} images</source>
        <translation>{number} картинок</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} из {count}</translation>
    </message>
    <message>
        <source>{number} parameters</source>
        <translation>параметров: {number}</translation>
    </message>
    <message>
        <source>{number} weights</source>
        <translation>весов: {number}</translation>
    </message>
    <message>
        <source>{number}, in training only: the totals leave it out</source>
        <translation>{number}, только при обучении: в итоги не входит</translation>
    </message>
    <message>
        <source>{number}/s</source>
        <translation>{number}/с</translation>
    </message>
    <message>
        <source>{number}: {share} of the network&apos;s</source>
        <translation>{number}: {share} от сети</translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n} мин</translation>
    </message>
    <message>
        <source>{optimizer} keeps so many numbers for each parameter: {count}</source>
        <translation>{optimizer} хранит столько чисел на каждый параметр: {count}</translation>
    </message>
    <message>
        <source>{owner} has no field {name}: its fields are {known}</source>
        <translation>у {owner} нет поля {name}: его поля — {known}</translation>
    </message>
    <message>
        <source>{owner} must be a JSON object with fields, got {got}</source>
        <translation>{owner} — объект JSON с полями, получено {got}</translation>
    </message>
    <message>
        <source>{owner}.block must be an object with a block and its fields, got {got}</source>
        <translation>{owner}.block: нужен объект с блоком и его полями, получено: {got}</translation>
    </message>
    <message>
        <source>{parameters} parameters · {macs} MACs</source>
        <translation>параметров {parameters} · MAC {macs}</translation>
    </message>
    <message>
        <source>{parameters} parameters, {macs} MACs</source>
        <translation>параметров {parameters}, MAC {macs}</translation>
    </message>
    <message>
        <source>{path} cannot be deleted: {why}</source>
        <translation>{path} не удаляется: {why}</translation>
    </message>
    <message>
        <source>{path} cannot be made: {why}</source>
        <translation>{path} не создаётся: {why}</translation>
    </message>
    <message>
        <source>{path} cannot be moved: {why}</source>
        <translation>{path} не перемещается: {why}</translation>
    </message>
    <message>
        <source>{path} cannot be opened: it is not a file</source>
        <translation>{path} не открывается: это не файл</translation>
    </message>
    <message>
        <source>{path} cannot be opened: it must be at most {most} MiB long</source>
        <translation>{path} не открывается: должно быть не больше {most} МиБ</translation>
    </message>
    <message>
        <source>{path} cannot be opened: {why}</source>
        <translation>{path} не открывается: {why}</translation>
    </message>
    <message>
        <source>{path} cannot be put back: there is another one by now</source>
        <translation>{path} не вернуть: там уже есть другая папка</translation>
    </message>
    <message>
        <source>{path} cannot be read: {why}</source>
        <translation>{path} не читается: {why}</translation>
    </message>
    <message>
        <source>{path} cannot be run: {why}</source>
        <translation>{path} не выполняется: {why}</translation>
    </message>
    <message>
        <source>{path} cannot be written: it is a folder</source>
        <translation>{path} не записывается: это папка</translation>
    </message>
    <message>
        <source>{path} cannot be written: {why}</source>
        <translation>{path} не записывается: {why}</translation>
    </message>
    <message>
        <source>{path} gives a list of numbers and no maps</source>
        <translation>{path} даёт список чисел, а не карты</translation>
    </message>
    <message>
        <source>{path} gives nothing while the network is tested</source>
        <translation>{path} ничего не даёт, пока сеть проверяется</translation>
    </message>
    <message>
        <source>{path} has more than 2 GiB of weights in other files</source>
        <translation>у {path} больше 2 ГиБ весов в других файлах</translation>
    </message>
    <message>
        <source>{path} has no program as torch 2.8 and later write it</source>
        <translation>в {path} нет программы, как её пишет torch с 2.8</translation>
    </message>
    <message>
        <source>{path} has no {name}: it has {known}</source>
        <translation>в {path} нет {name}: есть {known}</translation>
    </message>
    <message>
        <source>{path} has several networks or none ({known}): name one as FILE.py:Class</source>
        <translation>в {path} несколько сетей или ни одной ({known}): назовите одну как FILE.py:Class</translation>
    </message>
    <message>
        <source>{path} has weights in {location}: expected a file in its own folder</source>
        <translation>веса {path} лежат в {location}: ожидался файл в его папке</translation>
    </message>
    <message>
        <source>{path} holds a pickle, which may run code of its own, at {name}</source>
        <translation>в {path} есть pickle, который может выполнить свой код, у {name}</translation>
    </message>
    <message>
        <source>{path} holds no block of one&apos;s own: it must have one group in it and nothing else</source>
        <translation>В {path} нет своего блока: там должна быть одна группа и больше ничего</translation>
    </message>
    <message>
        <source>{path} holds weights of another network than model.py</source>
        <translation>в {path} веса другой сети, не model.py</translation>
    </message>
    <message>
        <source>{path} is a program that makes no sense: {why}</source>
        <translation>{path} — программа без смысла: {why}</translation>
    </message>
    <message>
        <source>{path} is an ONNX model that makes no sense: {why}</source>
        <translation>{path} — модель ONNX без смысла: {why}</translation>
    </message>
    <message>
        <source>{path} is damaged: it has not the checksum that its name tells; remove it</source>
        <translation>{path} повреждён: контрольная сумма не та, что в имени; удалите его</translation>
    </message>
    <message>
        <source>{path} is in the trash, from where only the system can bring it back</source>
        <translation>{path} в корзине, откуда его вернёт только система</translation>
    </message>
    <message>
        <source>{path} is larger than the 2 GiB that an ONNX file can have</source>
        <translation>{path} больше 2 ГиБ, допустимых для файла ONNX</translation>
    </message>
    <message>
        <source>{path} is missing</source>
        <translation>{path}: нет такого файла</translation>
    </message>
    <message>
        <source>{path} is missing: the run has no such checkpoint</source>
        <translation>{path}: у запуска нет такой контрольной точки</translation>
    </message>
    <message>
        <source>{path} is missing: the run has not been tested</source>
        <translation>{path}: нет файла, запуск не проверен</translation>
    </message>
    <message>
        <source>{path} is no ONNX file, or only a part of one: {why}</source>
        <translation>{path} — не файл ONNX или лишь часть: {why}</translation>
    </message>
    <message>
        <source>{path} is no whole program of torch.export: {why}</source>
        <translation>{path} — не целая программа torch.export: {why}</translation>
    </message>
    <message>
        <source>{path} is not a valid ONNX model: {why}</source>
        <translation>{path} — неверная модель ONNX: {why}</translation>
    </message>
    <message>
        <source>{path} is open in another tab: save under another name, or close that tab</source>
        <translation>{path} открыт в другой вкладке: сохраните под другим именем или закройте ту вкладку</translation>
    </message>
    <message>
        <source>{path} is refused, as loading it would run code of its own ({name}): save the weights as safetensors</source>
        <translation>{path} отвергнут: его загрузка выполнила бы свой код ({name}), сохраните веса как safetensors</translation>
    </message>
    <message>
        <source>{path} leaves the size of its pictures open: say it, as --input 3x224x224</source>
        <translation>{path} не задаёт размера картинок: укажите, как --input 3x224x224</translation>
    </message>
    <message>
        <source>{path} must be a Python file</source>
        <translation>{path} должен быть файлом Python</translation>
    </message>
    <message>
        <source>{path} must be a Python file, and is not there</source>
        <translation>{path} должен быть файлом Python, а его нет</translation>
    </message>
    <message>
        <source>{path} must be a checkpoint of this run, and is damaged</source>
        <translation>{path} должен быть контрольной точкой этого запуска, а он повреждён</translation>
    </message>
    <message>
        <source>{path} must be a file of torch.save with tensors only</source>
        <translation>{path} должен быть файлом torch.save с одними тензорами</translation>
    </message>
    <message>
        <source>{path} must be a file of weights of 1 byte to 32 GB</source>
        <translation>{path} должен быть файлом весов от 1 байта до 32 ГБ</translation>
    </message>
    <message>
        <source>{path} must be a picture (PNG, JPEG, BMP, GIF, WebP, TIFF), and cannot be read as one</source>
        <translation>{path} должен быть картинкой (PNG, JPEG, BMP, GIF, WebP, TIFF), а как картинка не читается</translation>
    </message>
    <message>
        <source>{path} must be a program of torch.export (.pt2), and is none</source>
        <translation>{path} должен быть программой torch.export (.pt2), а это не она</translation>
    </message>
    <message>
        <source>{path} must be a safetensors file, and is damaged</source>
        <translation>{path} должен быть файлом safetensors, а он повреждён</translation>
    </message>
    <message>
        <source>{path} must be a whole file of torch.save: {why}</source>
        <translation>{path} должен быть целым файлом torch.save: {why}</translation>
    </message>
    <message>
        <source>{path} must be a whole safetensors file: {why}</source>
        <translation>{path} должен быть целым файлом safetensors: {why}</translation>
    </message>
    <message>
        <source>{path} must be an ONNX file, and is not there</source>
        <translation>{path} должен быть файлом ONNX, а его нет</translation>
    </message>
    <message>
        <source>{path} must be an autosave and is not</source>
        <translation>{path} должен быть автосохранением, а это не оно</translation>
    </message>
    <message>
        <source>{path} must be at most 64 MB long</source>
        <translation>{path} должен быть не длиннее 64 МБ</translation>
    </message>
    <message>
        <source>{path} must be the folder of a run, and holds no model.py</source>
        <translation>{path} должна быть папкой запуска, а в ней нет model.py</translation>
    </message>
    <message>
        <source>{path} must be the folder of a run, and is no folder</source>
        <translation>{path} должна быть папкой запуска, а это не папка</translation>
    </message>
    <message>
        <source>{path} must end in .safetensors, .pt or .pth</source>
        <translation>{path} должен кончаться на .safetensors, .pt или .pth</translation>
    </message>
    <message>
        <source>{path} must have at most 50 million pixels, and has {width} x {height}</source>
        <translation>у {path} должно быть не больше 50 миллионов пикселей, а их {width} x {height}</translation>
    </message>
    <message>
        <source>{path} must hold JSON and does not</source>
        <translation>в {path} должен быть JSON, а его нет</translation>
    </message>
    <message>
        <source>{path} must hold UTF-8 text and does not</source>
        <translation>в {path} должен быть текст UTF-8, а его нет</translation>
    </message>
    <message>
        <source>{path} must hold a network&apos;s logits and labels of a test set, and is damaged</source>
        <translation>в {path} должны быть логиты и метки тестовой выборки, а файл повреждён</translation>
    </message>
    <message>
        <source>{path} must hold a network&apos;s weights, and is damaged</source>
        <translation>в {path} должны быть веса сети, а файл повреждён</translation>
    </message>
    <message>
        <source>{path} must hold a state dict of up to {most} tensors</source>
        <translation>в {path} должен быть словарь весов до {most} тензоров</translation>
    </message>
    <message>
        <source>{path} must hold its tensors as they are, and unpacks to more than itself</source>
        <translation>в {path} тензоры должны лежать как есть, а он распаковывается больше себя</translation>
    </message>
    <message>
        <source>{path} must hold its tensors as they are, in 32 GB at most</source>
        <translation>в {path} тензоры должны лежать как есть, не больше 32 ГБ</translation>
    </message>
    <message>
        <source>{path} must name its tensors in up to {most} printable letters, got {name}</source>
        <translation>имена тензоров в {path} — до {most} печатных знаков, получено {name}</translation>
    </message>
    <message>
        <source>{path} must take one batch of pictures, and takes {got} inputs</source>
        <translation>{path} должен брать один батч картинок, а входов у него {got}</translation>
    </message>
    <message>
        <source>{path} must take pictures (batch, channels, height, width), got {got}</source>
        <translation>{path} должен брать картинки (батч, каналы, высота, ширина), получено {got}</translation>
    </message>
    <message>
        <source>{path} must take pictures (batch, channels, height, width), got {got} dimensions</source>
        <translation>{path} должен брать картинки (батч, каналы, высота, ширина), получено измерений {got}</translation>
    </message>
    <message>
        <source>{path} takes pictures of {own}, not of {asked}</source>
        <translation>{path} берёт картинки {own}, а не {asked}</translation>
    </message>
    <message>
        <source>{path} was written by a version of torch that is not known here</source>
        <translation>{path} записан версией torch, которая здесь неизвестна</translation>
    </message>
    <message>
        <source>{path}: {name} must be a plain tensor of numbers</source>
        <translation>{path}: {name} должен быть простым тензором чисел</translation>
    </message>
    <message>
        <source>{place} cannot be saved: {kind} is no block of the palette</source>
        <translation>{place} не сохранить: {kind} — не блок палитры</translation>
    </message>
    <message>
        <source>{place} does not hold {data}.</source>
        <translation>В {place} нет {data}.</translation>
    </message>
    <message>
        <source>{place} has an unknown {key}: known are {known}</source>
        <translation>у {place} неизвестный ключ {key}: известны {known}</translation>
    </message>
    <message>
        <source>{place} has no {key}</source>
        <translation>у {place} нет {key}</translation>
    </message>
    <message>
        <source>{place} must be {expected}, got {got}</source>
        <translation>{place}: нужно {expected}, получено {got}</translation>
    </message>
    <message>
        <source>{place}: the title</source>
        <translation>{place}: название</translation>
    </message>
    <message>
        <source>{precision} arithmetic is not to be had on {device}: it trains in fp32.</source>
        <translation>Арифметики {precision} на {device} нет: обучение идёт в fp32.</translation>
    </message>
    <message>
        <source>{problem}: the one before is taken.</source>
        <translation>{problem}: взята предыдущая.</translation>
    </message>
    <message>
        <source>{reserved} are left to the CUDA context and to what cuDNN and cuBLAS work in</source>
        <translation>{reserved} оставлено контексту CUDA и рабочей памяти cuDNN и cuBLAS</translation>
    </message>
    <message>
        <source>{root} has no free name for a run like {name}</source>
        <translation>в {root} нет свободного имени для запуска {name}</translation>
    </message>
    <message>
        <source>{shape} → {classes} classes</source>
        <translation>{shape} → классов: {classes}</translation>
    </message>
    <message>
        <source>{share} of the network&apos;s</source>
        <translation>{share} от сети</translation>
    </message>
    <message>
        <source>{shown} of {all}</source>
        <translation>{shown} из {all}</translation>
    </message>
    <message>
        <source>{shown} of {known}</source>
        <translation>{shown} из {known}</translation>
    </message>
    <message>
        <source>{shown} of {total} channels, black to white</source>
        <translation>каналов {shown} из {total}, от чёрного к белому</translation>
    </message>
    <message>
        <source>{shown} of {total} kernels of {size}, in colour</source>
        <translation>ядер {size}: {shown} из {total}, в цвете</translation>
    </message>
    <message>
        <source>{size} on {device}</source>
        <translation>{size} на {device}</translation>
    </message>
    <message>
        <source>{source} is no source of a network: expected torchvision:NAME, timm:NAME, package.module:callable or a file</source>
        <translation>{source} — не источник сети: нужно torchvision:ИМЯ, timm:ИМЯ, package.module:callable или файл</translation>
    </message>
    <message>
        <source>{special} or a number up to {high}</source>
        <translation>{special} или число до {high}</translation>
    </message>
    <message>
        <source>{special} or a whole number from {low} to {high}</source>
        <translation>{special} или целое число от {low} до {high}</translation>
    </message>
    <message>
        <source>{speed} images/s</source>
        <translation>{speed} картинок/с</translation>
    </message>
    <message>
        <source>{state}: epoch {epoch} of {epochs}</source>
        <translation>{state}: эпоха {epoch} из {epochs}</translation>
    </message>
    <message>
        <source>{taken} of the network&apos;s {all} tensors find what they need in the file ({words}).</source>
        <translation>Из {all} тензоров сети в файле нашли своё {taken} ({words}).</translation>
    </message>
    <message>
        <source>{taken} of {capacity} on {device}</source>
        <translation>{taken} из {capacity} на {device}</translation>
    </message>
    <message>
        <source>{taken} on {device}</source>
        <translation>{taken} на {device}</translation>
    </message>
    <message>
        <source>{takes} of the {room} that tensors may have of its {capacity}</source>
        <translation>{takes} из {room}, доступных тензорам из {capacity}</translation>
    </message>
    <message>
        <source>{text} · p = {survival:.3g}</source>
        <translation>{text} · p = {survival:.3g}</translation>
    </message>
    <message>
        <source>{text} · plain</source>
        <translation>{text} · без обхода</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>осталось {time}</translation>
    </message>
    <message>
        <source>{time}: {arithmetic} arithmetic, {memory} memory, {overhead} to start operators</source>
        <translation>{time}: арифметика {arithmetic}, память {memory}, запуск операций {overhead}</translation>
    </message>
    <message>
        <source>{title} has no split {split}: expected one of {known}</source>
        <translation>у {title} нет выборки {split}: есть {known}</translation>
    </message>
    <message>
        <source>{title} in {source} has too few pictures for a {split} split</source>
        <translation>в {title} из {source} слишком мало картинок для выборки {split}</translation>
    </message>
    <message>
        <source>{title} is not on this machine yet: Train downloads it</source>
        <translation>{title} ещё нет на этой машине: «Обучить» загрузит</translation>
    </message>
    <message>
        <source>{title} is ready</source>
        <translation>{title} готов</translation>
    </message>
    <message>
        <source>{true}, called so</source>
        <translation>{true}, так и названа</translation>
    </message>
    <message>
        <source>{true}, called {said}</source>
        <translation>{true}, названа «{said}»</translation>
    </message>
    <message>
        <source>{url} cannot be fetched ({why}): put the file into {folder} yourself</source>
        <translation>{url} не загрузить ({why}): положите файл в {folder} сами</translation>
    </message>
    <message>
        <source>{url} could not be fetched: {words}; try again later (what has arrived is kept), or use a file you have</source>
        <translation>{url} не загрузился: {words}; попробуйте позже (пришедшее сохранено) или возьмите имеющийся файл</translation>
    </message>
    <message>
        <source>{url} could not be saved as {target}: {words}</source>
        <translation>{url} не сохранился как {target}: {words}</translation>
    </message>
    <message>
        <source>{url} gave a file with another checksum than its name tells</source>
        <translation>{url} дал файл с другой контрольной суммой, чем в имени</translation>
    </message>
    <message>
        <source>{used} of {most}</source>
        <translation>{used} из {most}</translation>
    </message>
    <message>
        <source>{weights} does not fit {names}: trained from its first values.</source>
        <translation>{weights} не подходит для {names}: обучение с начальных значений.</translation>
    </message>
    <message>
        <source>{what} is not the official {title} (another checksum, size or count), and is used as it is</source>
        <translation>{what} — не официальный {title} (другая контрольная сумма, размер или число), берётся как есть</translation>
    </message>
    <message>
        <source>{what} of a group leads nowhere: each must lead to the last block</source>
        <translation>{what} группы никуда не ведёт: каждый должен вести к последнему блоку</translation>
    </message>
    <message>
        <source>{where} cannot be opened: its JSON is nested too deeply</source>
        <translation>{where} не открывается: JSON вложен слишком глубоко</translation>
    </message>
    <message>
        <source>{where} cannot be opened: {problem}</source>
        <translation>{where} не открывается: {problem}</translation>
    </message>
    <message>
        <source>{why}: it is blank</source>
        <translation>{why}: она пустая</translation>
    </message>
    <message>
        <source>{width} × {height} pixels</source>
        <translation>{width} × {height} пикселей</translation>
    </message>
    <message>
        <source>{width} × {height} points</source>
        <translation>{width} × {height} пунктов</translation>
    </message>
    <message>
        <source>{words} cannot be made without arguments: {why}</source>
        <translation>{words} не создать без аргументов: {why}</translation>
    </message>
    <message>
        <source>{words} cannot be made: {why}</source>
        <translation>{words} не создать: {why}</translation>
    </message>
    <message>
        <source>{words} must be a module, or what makes one, got {got}</source>
        <translation>{words} должно быть модулем или тем, что его создаёт, получено {got}</translation>
    </message>
    <message>
        <source>{words} needs a network of torchvision: say which with --as torchvision:NAME</source>
        <translation>{words} требует сеть torchvision: укажите её, --as torchvision:ИМЯ</translation>
    </message>
    <message>
        <source>{word} is no number in JSON</source>
        <translation>{word} — не число в JSON</translation>
    </message>
    <message>
        <source>{wrong} of {total} pictures are wrong, the surest first. Double click or Enter looks inside.</source>
        <translation>{wrong} из {total} картинок неверны, сначала самые уверенные. Двойной щелчок или Enter покажет внутри.</translation>
    </message>
    <message>
        <source>µs</source>
        <translation>мкс</translation>
    </message>
    <message>
        <source>“{name}” in the palette will be replaced by this one</source>
        <translation>«{name}» в палитре заменится этим</translation>
    </message>
    <message>
        <source>“{name}” is in the palette now, under My blocks</source>
        <translation>«{name}» теперь в палитре, в «Мои блоки»</translation>
    </message>
</context>
</TS>
