using System.Runtime.InteropServices;
using System.Xml;

namespace ExcelChat.Workbooks.Xlsx.Parts;

/// <summary>Where a reading of XML is: the local names of the open elements, those of the markup that knows no prefixes.</summary>
internal sealed class ElementPath(XmlReader xml)
{
    private readonly List<string> _names = [];

    /// <summary>The local name of the element that <see cref="Read"/> came to.</summary>
    public string Name => _names[^1];

    /// <summary>The local name of the open element at a depth, the root's being 0; empty when there is none.</summary>
    public string ElementAt(int depth) => depth < _names.Count ? _names[depth] : "";

    /// <summary>Goes to the next start tag of the document; false at its end.</summary>
    public bool Read()
    {
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                _names.RemoveRange(xml.Depth, _names.Count - xml.Depth);
                _names.Add(xml.LocalName);
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the element is the one that these names lead to from the root, the root not named.</summary>
    public bool Is(params ReadOnlySpan<string> names) => _names.Count == names.Length + 1 && IsUnder(names);

    /// <summary>Whether these names lead from the root, not named, to the element or to one around it.</summary>
    public bool IsUnder(params ReadOnlySpan<string> names)
        => _names.Count > names.Length && CollectionsMarshal.AsSpan(_names).Slice(1, names.Length).SequenceEqual(names);

    /// <summary>Whether the element is one of this name in a parent of that.</summary>
    public bool EndsWith(string parent, string name) => _names.Count > 1 && _names[^1] == name && _names[^2] == parent;
}
