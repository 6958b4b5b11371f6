using ExcelChat.Plans;
using ExcelChat.Questions.Language;
using ExcelChat.Tables;

namespace ExcelChat.Questions.Linking;

/// <summary>Finds the phrases of a question that name cells of a table. Ambiguity is kept: every column that holds a phrase gives an entity.</summary>
internal sealed class EntityLinker(Table table, Utterance question, CancellationToken cancellationToken = default)
{
    private const int MaxSpan = 8;
    private const int MaxEntities = 12;

    private readonly ValueIndex _index = ValueIndex.Of(table, cancellationToken);

    public IReadOnlyList<Entity> Link()
    {
        var entities = new List<Entity>();
        var used = default(TokenSet);
        for (var length = Math.Min(MaxSpan, question.Tokens.Count); length >= 1; length--)
        {
            for (var start = 0; start + length <= question.Tokens.Count; start++)
            {
                var span = TokenSet.Of(start, length);
                if (!used.Overlaps(span) && LinkSpan(start, length, span, entities))
                {
                    used = used.With(span);
                }
            }
        }

        LinkWords(used, entities);
        return [.. entities.OrderBy(e => e.Kind).ThenByDescending(e => e.Span.Count).Take(MaxEntities)];
    }

    private bool LinkSpan(int start, int length, TokenSet span, List<Entity> entities)
    {
        var words = question.Tokens.Skip(start).Take(length).ToArray();
        if (length == 1 && (StopWords.Contains(words[0].Text) || (words[0].Text.Length < 2 && words[0].Number is null)))
        {
            return false;
        }

        var postings = _index.Find(string.Join(' ', words.Select(w => w.Text)));
        if (postings.Count == 0 && length == 1 && words[0].Number is null && !Cues.IsComparative(words[0].Text))
        {
            postings = _index.Find(words[0].Stem);
            postings = postings.Count == 0 && Verbs.OtherForm(words[0].Text) is { } other ? _index.Find(other) : postings;
        }

        entities.AddRange(postings.Where(p => p.Cells.Count <= ValueIndex.MaxCells).Select(p => ToEntity(p, span)));
        return postings.Count > 0;
    }

    private void LinkWords(TokenSet used, List<Entity> entities)
    {
        for (var i = 0; i < question.Tokens.Count; i++)
        {
            var (token, span) = (question.Tokens[i], TokenSet.Of(i, 1));
            if (used.Overlaps(span) || token.Number is not null || token.Text.Length < 4 || StopWords.Contains(token.Text) || Cues.IsComparative(token.Text))
            {
                continue;
            }

            var postings = _index.FindWord(token.Stem).Where(p => p.Cells.Count <= ValueIndex.MaxCells && p.Cells.Sum(c => c.Rows.Count) <= Math.Max(3, table.Rows.Count / 2));
            entities.AddRange(postings.Select(p => ToEntity(p, span)));
        }
    }

    private Entity ToEntity(Posting posting, TokenSet span)
    {
        var column = table.Columns[posting.Column];
        var values = posting.Cells.Select(c => Literal.Of(column[c.Rows[0]], c.Text)).ToArray();
        Predicate where = values.Length == 1
            ? new Comparison(column.Name, ComparisonOperator.Equal, values[0])
            : new Membership(column.Name, values);
        int[] rows = [.. posting.Cells.SelectMany(c => c.Rows).Order()];
        return new(posting.Kind, posting.Column, where, span, rows)
        {
            NeedsAllRows = Array.TrueForAll(rows, r => table.Rows.Role(r) != RowRole.Data),
        };
    }
}
