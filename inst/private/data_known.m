## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## sets = data_known ()
##
## What gan_dataset knows about the collections of files, an element of a struct array each:
##
##   name      as users say it; case and punctuation do not count
##   others    further names
##   family    what the folders of its files have in their names, as a regular expression
##             of a name without case and punctuation; the first family that fits is the
##             folder's, so that "fashion-mnist" is not MNIST's
##   train, test   a cell with an element for each file of the split: regular expressions,
##             the preferred one first, of a name in lower case whose punctuation is "-"
##   files     what these are called by those who publish them
##   classes   names of the labels 0, 1, ...
##   reader    the function that reads it, as dataset_READER
##   home      where people get it
##
## Sources: Y. LeCun, C. Cortes and C. Burges (MNIST); H. Xiao, K. Rasul and R. Vollgraf
## (Fashion-MNIST, arXiv:1708.07747); T. Clanuwat et al. (KMNIST, arXiv:1812.01718); C. Yadav and
## L. Bottou (QMNIST, arXiv:1905.10498); G. Cohen et al. (EMNIST, arXiv:1702.05373), whose images
## are transposed; A. Krizhevsky (CIFAR-10); J. Susskind et al. (TFD).

function sets = data_known ()

  digits = num2cell ("0":"9");
  upper = num2cell ("A":"Z");
  fashion = {"T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", ...
             "Sneaker", "Bag", "Ankle boot"};
  hiragana = {"o", "ki", "su", "tsu", "na", "ha", "ma", "ya", "re", "wo"};
  ## Those lower case letters that do not look like their capitals.
  merged = [digits, upper, num2cell("abdefghnqrt")];
  emnist = {
    "balanced", merged;
    "byclass",  [digits, upper, num2cell("a":"z")];
    "bymerge",  merged;
    "letters",  [{"N/A"}, upper];   # of labels from 1 on
    "digits",   digits;
    "mnist",    digits};

  sets = [
    idx_set("fashion-mnist", {"fashion"}, "fashion", "((zalando-)?fashion-?(mnist-)?)?", ...
            "", "t10k", fashion, "https://github.com/zalandoresearch/fashion-mnist")
    idx_set("kmnist", {"kuzushijimnist", "kuzushiji"}, "kmnist|kuzushiji", "(kmnist-)?", ...
            "", "t10k", hiragana, "http://codh.rois.ac.jp/kmnist")
    idx_set("qmnist", {}, "qmnist", "qmnist-", "qmnist-", "test", digits, ...
            "https://github.com/facebookresearch/qmnist")];
  for i = 1:rows (emnist)
    part = emnist{i,1};
    sets(end+1,1) = idx_set (["emnist-" part], {}, "emnist", ["(emnist-)?" part "-"], ...
                             ["emnist-" part "-"], "test", emnist{i,2}, ...
                             "https://www.nist.gov/itl/products-and-services/emnist-dataset");
  endfor
  sets(end+1) = idx_set ("mnist", {}, "mnist", "(mnist-)?", "", "t10k", digits, ...
                         "https://ossci-datasets.s3.amazonaws.com/mnist");

  batch = @(name) {["^" name "-bin(-gz)?$"], ["^" name "-mat$"]};
  sets(end+1) = struct (
    "name", "cifar10", "others", {{}}, "family", "cifar10(?!0)", ...
    "train", {arrayfun(@(i) batch (sprintf ("data-batch-%d", i)), 1:5, "UniformOutput", false)}, ...
    "test", {{batch("test-batch")}}, ...
    "files", struct ("train", {arrayfun(@(i) sprintf ("data_batch_%d", i), 1:5, ...
                                        "UniformOutput", false)}, "test", {{"test_batch"}}), ...
    "classes", {{"airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", ...
                 "ship", "truck"}}, ...
    "reader", "cifar10", "home", "https://www.cs.toronto.edu/~kriz/cifar.html");
  faces = {{"^tfd-48x48-mat$"}};
  sets(end+1) = struct (
    "name", "tfd", "others", {{"torontofacedatabase"}}, "family", "tfd|torontoface|^faces$", ...
    "train", {faces}, "test", {faces}, ...
    "files", struct ("train", {{"TFD_48x48.mat"}}, "test", {{"TFD_48x48.mat"}}), ...
    "classes", {{}}, "reader", "tfd", "home", "");

endfunction

## Images and labels; PREFIX is a regular expression of what stands before "train" in names
## as they lie about, BEFORE what is published, TEST the word for the other split.
function set = idx_set (name, others, family, prefix, before, test, classes, home)
  kinds = {"images", "labels"};
  number = {"-idx3-ubyte", "-idx1-ubyte"};
  if (strcmp (name, "qmnist"))
    number{2} = "-idx2-int";
  endif
  words = struct ("train", "train", "test", test);
  for split = {"train", "test"}
    word = words.(split{1});
    files.(split{1}) = strcat (before, word, "-", kinds, number);
    word = struct ("train", "(train|training)", "test", "(t10k|test)").(split{1});
    patterns.(split{1}) = cellfun (@(kind) {data_idx_pattern([prefix word "-?" kind])}, kinds, ...
                                   "UniformOutput", false);
  endfor
  set = struct ("name", name, "others", {others}, "family", family, "train", {patterns.train}, ...
                "test", {patterns.test}, "files", files, "classes", {classes}, ...
                "reader", "idx", "home", home);
endfunction
