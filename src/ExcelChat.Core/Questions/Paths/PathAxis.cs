namespace ExcelChat.Questions.Paths;

/// <summary>The labels of all rows or of all columns of a table, with how much each word tells one from another.</summary>
internal sealed class PathAxis
{
    private const double BaseWeight = 0.6;
    private const double RarityWeight = 0.4;
    private const double WeakWeight = 0.11;

    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _labelIds = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _words = [];
    private readonly List<PathLabel> _labels = [];
    private readonly ILookup<string, int> _byStart;

    /// <summary>Creates the axis.</summary>
    /// <param name="paths">The path of each entry, outermost label first.</param>
    /// <param name="attributes">What else names each entry, such as the season beside a club; as many as <paramref name="paths"/>.</param>
    public PathAxis(IReadOnlyList<IReadOnlyList<string>> paths, IReadOnlyList<IReadOnlyList<string>> attributes)
    {
        Paths = [.. paths.Select(path => path.Select(LabelOf).ToArray())];
        Attributes = [.. attributes.Select(texts => texts.Select(LabelOf).ToArray())];
        Weights = WeighWords();
        _byStart = Enumerable.Range(0, _words.Count).Where(w => IsLong(_words[w])).ToLookup(w => _words[w][..4], StringComparer.Ordinal);
    }

    /// <summary>The labels of each entry, as numbers of <see cref="Labels"/>.</summary>
    public int[][] Paths { get; }

    /// <summary>The attributes of each entry, as numbers of <see cref="Labels"/>.</summary>
    public int[][] Attributes { get; }

    /// <summary>The different labels.</summary>
    public IReadOnlyList<PathLabel> Labels => _labels;

    /// <summary>For each word how much it tells: rare words most.</summary>
    public double[] Weights { get; }

    public string Word(int id) => _words[id];

    /// <summary>The words that a word of a question may be: itself, and of long words those that begin with it or that it begins with.</summary>
    public IEnumerable<int> Find(string word)
    {
        var same = _ids.TryGetValue(word, out var id) ? id : -1;
        return IsLong(word)
            ? _byStart[word[..4]].Where(w => _words[w].StartsWith(word, StringComparison.Ordinal) || word.StartsWith(_words[w], StringComparison.Ordinal))
            : same < 0 ? [] : [same];
    }

    /// <summary>The one level at which two entries differ; -1 when they differ at none or at several.</summary>
    public int DifferingLevel(int left, int right)
    {
        var (a, b) = (Paths[left], Paths[right]);
        var level = -1;
        for (var i = 0; a.Length == b.Length && i < a.Length; i++)
        {
            if (a[i] != b[i])
            {
                if (level >= 0)
                {
                    return -1;
                }

                level = i;
            }
        }

        return level;
    }

    private static bool IsLong(string word) => word.Length >= 4 && !char.IsAsciiDigit(word[0]);

    private int LabelOf(string text)
    {
        if (!_labelIds.TryGetValue(text, out var label))
        {
            var words = PathWords.In(text);
            _labelIds.Add(text, label = _labels.Count);
            _labels.Add(new([.. words.Select(IdOf)], AcronymOf(words))
            {
                IsTotal = words.Contains(PathWords.Total),
                IsOfDoubt = words.Any(PathWords.IsOfDoubt),
                IsOfShare = words.Contains(PathWords.Share),
                IsOfCount = words.Any(PathWords.IsOfCount),
            });
        }

        return label;
    }

    private int AcronymOf(IReadOnlyList<string> words)
    {
        var initials = string.Concat(words.Where(word => !PathWords.IsWeak(word)).Select(word => word[0]));
        return initials.Length is > 2 and < 8 ? IdOf(initials) : -1;
    }

    private int IdOf(string word)
    {
        if (!_ids.TryGetValue(word, out var id))
        {
            _ids.Add(word, id = _words.Count);
            _words.Add(word);
        }

        return id;
    }

    private double[] WeighWords()
    {
        var frequency = new int[_words.Count];
        var seen = new HashSet<int>();
        for (var entry = 0; entry < Paths.Length; entry++)
        {
            seen.Clear();
            foreach (var word in Paths[entry].Concat(Attributes[entry]).SelectMany(label => _labels[label].Words).Where(seen.Add))
            {
                frequency[word]++;
            }
        }

        return [.. frequency.Select((count, word) => PathWords.IsWeak(_words[word]) ? WeakWeight : BaseWeight + (RarityWeight * Math.Log((1.0 + Paths.Length) / Math.Max(1, count))))];
    }
}
