using System.Xml;

namespace ExcelChat.Workbooks.Xlsx;

/// <summary>
/// An XML reader that refuses elements nested deeper than a limit, because each level costs memory, and a level costs a file three bytes. It can be
/// stopped between any two nodes.
/// </summary>
internal sealed class LimitedXmlReader(XmlReader inner, WorkbookLimits limits, string file) : XmlReader
{
    private const int NodesBetweenChecks = 256;
    private int _nodes;

    /// <summary>Called after every few nodes; it throws to end the reading.</summary>
    public Action? Check { private get; set; }

    public override int AttributeCount => inner.AttributeCount;

    public override string BaseURI => inner.BaseURI;

    public override int Depth => inner.Depth;

    public override bool EOF => inner.EOF;

    public override bool IsEmptyElement => inner.IsEmptyElement;

    public override string LocalName => inner.LocalName;

    public override string Name => inner.Name;

    public override string NamespaceURI => inner.NamespaceURI;

    public override XmlNameTable NameTable => inner.NameTable;

    public override XmlNodeType NodeType => inner.NodeType;

    public override string Prefix => inner.Prefix;

    public override ReadState ReadState => inner.ReadState;

    public override string Value => inner.Value;

    public override XmlSpace XmlSpace => inner.XmlSpace;

    public override bool Read()
    {
        if (!inner.Read())
        {
            return false;
        }

        if (inner.Depth > limits.MaxXmlDepth)
        {
            throw WorkbookFault.Exceeded(file, nameof(limits.MaxXmlDepth), limits.MaxXmlDepth, $"nests XML elements deeper than {limits.MaxXmlDepth}");
        }

        if (++_nodes % NodesBetweenChecks == 0)
        {
            Check?.Invoke();
        }

        return true;
    }

    public override string GetAttribute(int i) => inner.GetAttribute(i);

    public override string? GetAttribute(string name) => inner.GetAttribute(name);

    public override string? GetAttribute(string name, string? namespaceURI) => inner.GetAttribute(name, namespaceURI);

    public override string? LookupNamespace(string prefix) => inner.LookupNamespace(prefix);

    public override bool MoveToAttribute(string name) => inner.MoveToAttribute(name);

    public override bool MoveToAttribute(string name, string? ns) => inner.MoveToAttribute(name, ns);

    public override bool MoveToElement() => inner.MoveToElement();

    public override bool MoveToFirstAttribute() => inner.MoveToFirstAttribute();

    public override bool MoveToNextAttribute() => inner.MoveToNextAttribute();

    public override bool ReadAttributeValue() => inner.ReadAttributeValue();

    public override void ResolveEntity() => inner.ResolveEntity();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
